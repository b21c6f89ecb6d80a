package dee.bot.discord.form;

import dee.bot.room.Post;
import dee.bot.room.Texts;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** The form of status updates, sent or drafted. */
record UpdateForm(Layout layout, ButtonIds ids) {

  MessageCreateBuilder of(Post.UpdatePost u) {
    return layout.of(
        u.incident() + "-update-" + u.number(),
        paper -> {
          String status = texts().of("discord.status." + u.status().word());
          paper.heading(
              Marks.of(u.status()), texts().of("update.title", u.incident(), u.number(), status));
          paper.quote(u.text());
          paper.line(
              u.next()
                  .map(next -> texts().of("update.next", paper.due(next)))
                  .orElseGet(() -> texts().of("update.next.none")));
        });
  }

  private Texts texts() {
    return layout.texts();
  }

  MessageCreateBuilder of(Post.DraftPost d) {
    String of = " incident:" + d.incident();
    Buttons buttons = new Buttons(ids, texts());
    buttons.obeying(
        ButtonStyle.PRIMARY, texts().of("discord.button.send"), "/incident update" + of);
    buttons.asking(
        ButtonStyle.SECONDARY, texts().of("discord.button.edit"), "/incident update" + of);
    buttons.obeying(
        ButtonStyle.SECONDARY, texts().of("discord.button.snooze"), "/incident snooze" + of);
    return layout
        .of(
            d.incident() + "-draft-" + d.number(),
            paper -> {
              String key = d.overdue() ? "update.draft.overdue" : "update.draft";
              paper.heading("✎", texts().of(key, d.incident(), d.number(), paper.due(d.due())));
              paper.quote(d.text());
            })
        .setComponents(buttons.rows());
  }
}
