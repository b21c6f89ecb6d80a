package dee.bot.discord.form;

import dee.bot.room.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lists of which only the beginning may be shown; they say how many more there are. */
final class Names {

  private Names() {}

  /**
   * Names with commas between them.
   *
   * @param most how many are shown
   */
  static String of(Texts texts, List<String> names, int most, UnaryOperator<String> said) {
    List<String> shown = new ArrayList<>(names.stream().limit(most).map(said).toList());
    if (names.size() > most) {
      shown.add(texts.of("discord.more", names.size() - most));
    }
    return String.join(", ", shown);
  }

  /** Lines below each other, as many as there is room for. */
  static String below(Texts texts, List<String> lines, int room) {
    int left = room - texts.of("discord.more", lines.size()).length();
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      if (shown.length() + lines.get(i).length() + 1 > left) {
        return shown.append(texts.of("discord.more", lines.size() - i)).toString();
      }
      shown.append(lines.get(i)).append('\n');
    }
    return shown.toString().strip();
  }
}
