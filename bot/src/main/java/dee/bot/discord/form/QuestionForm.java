package dee.bot.discord.form;

import dee.bot.room.Post;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** The form of a question: a button for each answer; what cannot be one is written out. */
record QuestionForm(Layout layout, ButtonIds ids) {

  MessageCreateBuilder of(Post.Question q) {
    Buttons buttons = new Buttons(ids, layout.texts());
    List<Post.Choice> written = new ArrayList<>();
    for (Post.Choice choice : q.choices()) {
      ButtonStyle style = buttons.rows().isEmpty() ? ButtonStyle.PRIMARY : ButtonStyle.SECONDARY;
      boolean pressed =
          choice.id().startsWith("/")
              && buttons.obeying(style, layout.texts().of(choice.label()), choice.id());
      if (!pressed) {
        written.add(choice);
      }
    }
    return layout
        .of(
            q.incident() + "-question",
            paper -> {
              paper.heading("❓", paper.words(q.asks()));
              written.forEach(
                  c -> paper.bullet(paper.words(c.label()) + ": " + Said.code(c.id(), 300)));
            })
        .setComponents(buttons.rows());
  }
}
