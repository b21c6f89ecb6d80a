package dee.probes.text;

import java.util.List;

/**
 * What a parser read, and what it could not: no line is lost in silence.
 *
 * @param unread the lines that fit nothing the parser knows, as they came; blank lines are left out
 */
public record Parsed<T>(T value, List<String> unread) {

  public Parsed {
    unread = List.copyOf(unread);
  }
}
