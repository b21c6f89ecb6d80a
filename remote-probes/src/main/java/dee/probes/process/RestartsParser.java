package dee.probes.process;

import dee.probes.Outcome;
import dee.probes.process.Restarts.Life;
import dee.probes.shell.Section;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code restarts.sh} printed:
 *
 * <pre>
 * ticks 100
 * life 16611 3657998 36580.24 36581.28
 * life 16694 3658178 36582.00 -
 * restarts 17
 * watched 5.02
 * </pre>
 *
 * A process's start is told in ticks since boot, the other times in seconds since boot; the section
 * tells when that was.
 */
final class RestartsParser {

  private static final String SECONDS = "(\\d{1,12}\\.\\d\\d)";
  private static final Pattern TICKS = Pattern.compile("ticks ([1-9]\\d{0,5})");
  private static final Pattern LIFE =
      Pattern.compile("life (\\d{1,9}) (\\d{1,15}) " + SECONDS + " (?:-|" + SECONDS + ")");
  private static final Pattern RESTARTS = Pattern.compile("restarts (\\d{1,9})");
  private static final Pattern WATCHED = Pattern.compile("watched " + SECONDS);

  private RestartsParser() {}

  static Outcome<Restarts> parse(Section section) {
    Instant boot = section.at().minus(section.uptime());
    List<Life> lives = new ArrayList<>();
    Optional<Long> ticks = Optional.empty();
    OptionalInt restarts = OptionalInt.empty();
    Optional<Duration> watched = Optional.empty();
    for (String line : section.lines()) {
      Matcher life = LIFE.matcher(line);
      Matcher other;
      if (watched.isEmpty() && ticks.isPresent() && life.matches()) {
        lives.add(life(life, boot, ticks.get()));
      } else if ((other = TICKS.matcher(line)).matches()) {
        ticks = Optional.of(Long.parseLong(other.group(1)));
      } else if ((other = RESTARTS.matcher(line)).matches()) {
        restarts = OptionalInt.of(Integer.parseInt(other.group(1)));
      } else if ((other = WATCHED.matcher(line)).matches()) {
        watched = Optional.of(seconds(other.group(1)));
      } else if (!line.isBlank()) {
        return Outcome.malformed("a line that tells nothing: " + cut(line));
      }
    }
    return watched.isEmpty()
        ? Outcome.malformed("the answer does not say how long was watched")
        : Outcome.measured(new Restarts(lives, watched.get(), restarts));
  }

  private static Life life(Matcher line, Instant boot, long ticks) {
    long start = Long.parseLong(line.group(2));
    return new Life(
        Integer.parseInt(line.group(1)),
        boot.plus(Duration.ofMillis(start * 1000 / ticks)),
        boot.plus(seconds(line.group(3))),
        Optional.ofNullable(line.group(4)).map(gone -> boot.plus(seconds(gone))));
  }

  private static Duration seconds(String text) {
    return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact());
  }

  private static String cut(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }
}
