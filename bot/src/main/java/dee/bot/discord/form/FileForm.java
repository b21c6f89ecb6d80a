package dee.bot.discord.form;

import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/**
 * The form of a file: the file itself, and the page beside it that is for reading; where that
 * cannot be, where it lies and why.
 */
record FileForm(Layout layout) {

  MessageCreateBuilder of(Post.FilePost post) {
    Path file = post.file();
    FileWords words = new FileWords(texts(), file);
    if (!Files.isRegularFile(file)) {
      return said(post, words.missing());
    }
    try {
      long size = Files.size(file);
      if (size > Attachments.MOST_BYTES) {
        return said(post, words.tooBig(size));
      }
      byte[] bytes = Files.readAllBytes(file);
      Path page = page(file);
      boolean beside = Files.isRegularFile(page);
      boolean fits = beside && bytes.length + Files.size(page) <= Attachments.MOST_BYTES;
      String note = beside && !fits ? texts().of("discord.file.page", FileWords.path(page)) : "";
      MessageCreateBuilder message =
          said(post, note).addFiles(Attachments.bytes(file.getFileName().toString(), bytes));
      return fits
          ? message.addFiles(
              Attachments.bytes(page.getFileName().toString(), Files.readAllBytes(page)))
          : message;
    } catch (IOException e) {
      return said(post, words.unreadable(e));
    }
  }

  private Texts texts() {
    return layout.texts();
  }

  private MessageCreateBuilder said(Post.FilePost post, String note) {
    return layout.of(
        post.incident() + "-file",
        paper -> {
          paper.line("📄 " + paper.words(post.title()));
          if (!note.isEmpty()) {
            paper.line("⚠ " + note);
          }
        });
  }

  /** A post-mortem is written twice: for editing, and beside it for reading. */
  private static Path page(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".md")
        ? file.resolveSibling(name.substring(0, name.length() - 3) + ".html")
        : file.resolveSibling(name + ".html");
  }
}
