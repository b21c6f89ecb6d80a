package dee.bot.discord.form;

import dee.bot.incident.IncidentId;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/** The forms of posts in one language; what came from targets or people is made harmless here. */
public final class DiscordForms implements Forms {

  private final Layout layout;
  private final ButtonIds ids;
  private final People people;
  private final Drawings drawings;

  public DiscordForms(Texts texts, ButtonIds ids, Addressing addressing, Drawings drawings) {
    this.layout = new Layout(texts);
    this.ids = ids;
    this.people = new People(addressing);
    this.drawings = drawings;
  }

  @Override
  public MessageCreateData message(Post post) {
    return form(post).build();
  }

  private MessageCreateBuilder form(Post post) {
    return switch (post) {
      case Post.Announcement a -> new AnnouncementForm(layout, people).of(a);
      case Post.AlertPost a -> new RunForm(layout).of(a);
      case Post.Card c -> card(c);
      case Post.Progress p -> new RunForm(layout).of(p);
      case Post.FindingPost f -> new FindingForm(layout, drawings).of(f);
      case Post.ComparisonPost c -> new ComparisonForm(layout).of(c);
      case Post.MitigationPost m -> new MitigationForm(layout, ids).of(m);
      case Post.Question q -> new QuestionForm(layout, ids).of(q);
      case Post.FilePost f -> new FileForm(layout).of(f);
      case Post.EvidencePost e -> new EvidenceForm(layout).of(e);
      case Post.Notice n -> new ListForm(layout).of(n);
      case Post.Listing l -> new ListForm(layout).of(l);
      case Post.IncidentsPost(var incidents) -> new ListForm(layout).of(incidents);
      case Post.TimelinePost t -> new TimelineForm(layout).of(t);
      case Post.ProbePost p -> new ProbeForm(layout).of(p);
      case Post.UpdatePost u -> new UpdateForm(layout, ids).of(u);
      case Post.DraftPost d -> new UpdateForm(layout, ids).of(d);
      case Post.PlanPost p -> new PlanForm(layout, ids).of(p);
    };
  }

  private MessageCreateBuilder card(Post.Card card) {
    return Layout.quiet()
        .setEmbeds(new CardForm(layout.texts(), people).of(card))
        .setComponents(new CardButtons(layout.texts(), ids).of(card))
        .setSuppressedNotifications(true);
  }

  @Override
  public MessageEditData edit(Post post) {
    MessageCreateData message = message(post);
    return MessageEditBuilder.fromCreateData(message)
        .setSuppressEmbeds(message.isSuppressEmbeds())
        .build();
  }

  @Override
  public Optional<MessageCreateData> plots(IncidentId incident, List<TimelineEntry> timeline) {
    return new PlotsForm(layout).of(incident, drawings.plots(timeline)).map(m -> m.build());
  }
}
