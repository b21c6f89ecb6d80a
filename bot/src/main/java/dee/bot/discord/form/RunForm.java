package dee.bot.discord.form;

import dee.bot.room.EntryWords;
import dee.bot.room.Post;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** The forms of what a run says while it goes on; they make no sound. */
record RunForm(Layout layout) {

  /** The one line that is kept up to date. */
  MessageCreateBuilder of(Post.Progress p) {
    String key =
        "progress"
            + (p.done() || p.phases() == 0 ? ".done" : "")
            + (p.missing() > 0 ? ".missing" : "");
    String elapsed = EntryWords.seconds(p.elapsed());
    return layout
        .of(
            p.incident() + "-progress",
            paper ->
                paper.line(
                    (p.done() ? "✔ " : "⏳ ")
                        + layout
                            .texts()
                            .of(
                                key,
                                paper.said(p.service(), 60),
                                p.reached(),
                                p.asked(),
                                p.missing(),
                                p.phase(),
                                p.phases(),
                                elapsed)))
        .setSuppressedNotifications(true);
  }

  /** What a monitor said. */
  MessageCreateBuilder of(Post.AlertPost a) {
    return layout.of(
        a.incident() + "-alert",
        paper -> {
          String monitor = paper.said(a.monitor(), 60);
          String name = paper.said(a.name(), 100);
          String text = paper.said(a.text(), 300);
          paper.line(
              "🔔 "
                  + a.since()
                      .map(at ->
                          layout.texts().of("alert.since", monitor, name, text, paper.due(at)))
                      .orElseGet(() -> layout.texts().of("alert", monitor, name, text)));
        });
  }
}
