package dee.bot.incident;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an incident goes by: {@code INC-42}. */
public record IncidentId(int number) implements Comparable<IncidentId> {

  private static final Pattern SHAPE = Pattern.compile("(?i)(?:inc-)?([0-9]{1,9})");

  public IncidentId {
    if (number < 1) {
      throw new IllegalArgumentException("incidents are counted from 1, not " + number);
    }
  }

  /** Reads {@code INC-42}, {@code inc-42} or {@code 42}; empty when it is none of them. */
  public static Optional<IncidentId> parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(matcher.group(1));
    return number < 1 ? Optional.empty() : Optional.of(new IncidentId(number));
  }

  @Override
  public int compareTo(IncidentId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "INC-" + number;
  }
}
