package dee.bot.discord.form;

import dee.bot.room.Post;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/** The form of a probe's answer: what was read from it, then the output as it came. */
record ProbeForm(Layout layout) {

  private static final int OUTPUT = 2 << 20;

  MessageCreateBuilder of(Post.ProbePost p) {
    String name = Attachments.name(p.probe() + "-" + p.target());
    MessageCreateBuilder whole =
        layout.of(
            name,
            paper -> {
              read(paper, p);
              if (!p.output().isBlank()) {
                paper.block(p.output());
              }
            });
    if (whole.getAttachments().isEmpty()) {
      return whole;
    }
    String file = name + ".txt";
    return layout
        .of(
            name,
            paper -> {
              read(paper, p);
              paper.line("📎 " + layout.texts().of("discord.probe.output", file));
            })
        .addFiles(Attachments.text(file, Said.lines(p.output(), OUTPUT) + "\n"));
  }

  private void read(Paper paper, Post.ProbePost p) {
    paper.heading(
        "",
        layout
            .texts()
            .of(
                "probe.title",
                paper.said(p.probe(), 60),
                paper.said(p.target(), 60),
                p.elapsed().toMillis() + " ms"));
    paper.line(Said.code(p.command(), 400));
    String read = layout.texts().of(p.outcome());
    if (!read.isBlank()) {
      paper.block(read);
    }
  }
}
