package dee.bot.discord.form;

import dee.bot.room.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Why a file is not attached, and where it lies. */
record FileWords(Texts texts, Path file) {

  String missing() {
    return texts.of("discord.file.missing", name(), path(file));
  }

  String tooBig(long size) {
    String mebibytes = String.format(Locale.ROOT, "%.1f", size / (double) (1 << 20));
    return texts.of("discord.file.too-big", name(), mebibytes, path(file));
  }

  String unreadable(IOException why) {
    String said = Said.line(String.valueOf(why.getMessage()), 200);
    return texts.of("discord.file.unreadable", name(), said, path(file));
  }

  private String name() {
    return Said.line(file.getFileName().toString(), 100);
  }

  static String path(Path file) {
    return Said.code(file.toString(), 300);
  }
}
