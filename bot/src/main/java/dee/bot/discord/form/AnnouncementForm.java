package dee.bot.discord.form;

import dee.bot.room.Post;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** The form of an announcement: the only message that calls anybody, one role by its severity. */
record AnnouncementForm(Layout layout, People people) {

  MessageCreateBuilder of(Post.Announcement a) {
    Optional<String> role = people.addressing().role(a.severity()).filter(People::isId);
    // A role is called only from the content, and only the first line is there in any case.
    String call = role.map(id -> " <@&" + id + ">").orElse("");
    return layout
        .of(
            a.incident().toString(),
            paper ->
                paper
                    .line(Marks.of(a.severity()) + " **" + title(paper, a) + "**" + call)
                    .line(standing(paper, a))
                    .line(
                        layout.texts().sentences(List.of(paper.words(a.doing()), next(paper, a)))))
        .mentionRoles(role.stream().toList());
  }

  private String title(Paper paper, Post.Announcement a) {
    return layout
        .texts()
        .of(
            "announcement.title",
            a.incident(),
            paper.said(a.service(), 60),
            paper.said(a.summary(), 300),
            a.severity().label());
  }

  /** Since when, and who leads. */
  private String standing(Paper paper, Post.Announcement a) {
    String since =
        a.since().map(at -> layout.texts().of("announcement.since", paper.due(at))).orElse("");
    String lead =
        a.lead()
            .map(person -> layout.texts().of("announcement.lead", people.named(person)))
            .orElseGet(() -> layout.texts().of("announcement.no-lead"));
    return layout.texts().sentences(List.of(since, lead));
  }

  private String next(Paper paper, Post.Announcement a) {
    return a.next()
        .map(at -> layout.texts().of("announcement.next", paper.due(at)))
        .orElseGet(() -> layout.texts().of("announcement.next.none", a.severity().label()));
  }
}
