package dee.bot.discord.form;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.dv8tion.jda.api.utils.FileUpload;

/** Files that go with a message; they can be sent again when the first try fails. */
final class Attachments {

  /** The most bytes of all files of a message together. */
  static final long MOST_BYTES = 10 << 20;

  private static final int LONGEST_ALT = 1024;

  private Attachments() {}

  /** A name that is safe on every system; at most 80 characters. */
  static String name(String wanted) {
    String safe = wanted.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[._]+", "");
    return safe.isEmpty() ? "file" : safe.substring(Math.max(0, safe.length() - 80));
  }

  static FileUpload text(String name, String text) {
    return bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static FileUpload bytes(String name, byte[] bytes) {
    return FileUpload.fromStreamSupplier(name(name), () -> new ByteArrayInputStream(bytes));
  }

  static FileUpload picture(Drawing drawing) {
    String name = name(drawing.name());
    String png = name.toLowerCase(Locale.ROOT).endsWith(".png") ? name : name + ".png";
    return bytes(png, drawing.png()).setDescription(Said.plain(drawing.alt(), LONGEST_ALT));
  }
}
