package dee.bot.discord.form;

import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/**
 * The form of a file: the file itself, and the page beside it that is for reading; where that
 * cannot be, where it lies and why.
 */
record FileForm(Layout layout) {

  MessageCreateBuilder of(Post.FilePost post) {
    Path file = post.file();
    if (!Files.isRegularFile(file)) {
      return said(post, texts().of("discord.file.missing", name(file), path(file)));
    }
    try {
      long size = Files.size(file);
      if (size > Attachments.MOST_BYTES) {
        return said(post, tooBig(file, size));
      }
      byte[] bytes = Files.readAllBytes(file);
      Path page = page(file);
      boolean beside = Files.isRegularFile(page);
      boolean fits = beside && bytes.length + Files.size(page) <= Attachments.MOST_BYTES;
      String note = beside && !fits ? texts().of("discord.file.page", path(page)) : "";
      MessageCreateBuilder message =
          said(post, note).addFiles(Attachments.bytes(file.getFileName().toString(), bytes));
      return fits
          ? message.addFiles(
              Attachments.bytes(page.getFileName().toString(), Files.readAllBytes(page)))
          : message;
    } catch (IOException e) {
      String why = Said.line(String.valueOf(e.getMessage()), 200);
      return said(post, texts().of("discord.file.unreadable", name(file), why, path(file)));
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

  private String tooBig(Path file, long size) {
    String mebibytes = String.format(Locale.ROOT, "%.1f", size / (double) (1 << 20));
    return texts().of("discord.file.too-big", name(file), mebibytes, path(file));
  }

  /** A post-mortem is written twice: for editing, and beside it for reading. */
  private static Path page(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".md")
        ? file.resolveSibling(name.substring(0, name.length() - 3) + ".html")
        : file.resolveSibling(name + ".html");
  }

  private static String name(Path file) {
    return Said.line(file.getFileName().toString(), 100);
  }

  private static String path(Path file) {
    return Said.code(file.toString(), 300);
  }
}
