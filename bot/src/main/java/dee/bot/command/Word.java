package dee.bot.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One word of a typed line: {@code service:orders}, {@code "two words"}, {@code summary:"clients
 * time out"}. A backslash within quotes takes the next character as it is.
 *
 * @param name what stands before the first colon outside of quotes; empty when there is none
 * @param closed whether its quote, if any, was closed
 */
record Word(Optional<String> name, String value, boolean closed) {

  /** As it stands in a text that it turned out to be part of. */
  String text() {
    return name.map(n -> n + ":").orElse("") + value;
  }

  static List<Word> of(String line) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      if (Character.isWhitespace(line.charAt(at))) {
        at++;
      } else {
        at = read(line, at, words);
      }
    }
    return List.copyOf(words);
  }

  private static int read(String line, int start, List<Word> words) {
    StringBuilder value = new StringBuilder();
    Optional<String> name = Optional.empty();
    boolean quoted = false;
    boolean plain = true;
    int at = start;
    for (; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '"') {
        quoted = !quoted;
        plain = false;
      } else if (quoted && c == '\\' && at + 1 < line.length()) {
        value.append(line.charAt(++at));
      } else if (!quoted && Character.isWhitespace(c)) {
        break;
      } else if (c == ':' && plain && name.isEmpty() && isName(value)) {
        name = Optional.of(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    words.add(new Word(name, value.toString(), !quoted));
    return at;
  }

  private static boolean isName(CharSequence text) {
    return text.toString().matches("[a-z-]+");
  }
}
