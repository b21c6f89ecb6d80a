package dee.bot.postmortem.sections;

import dee.bot.incident.Judgement.Link;
import dee.bot.room.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** How times, durations and numbers are put in a post-mortem. */
public record Wording(Texts texts) {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** The measures that have a name in the texts. */
  private static final Set<String> MEASURES =
      Set.of(
          "open-files",
          "close-wait-answered",
          "close-wait-unanswered",
          "pool-in-use",
          "pool-waiting",
          "listener-queue",
          "resets",
          "error-rate",
          "latency-p95",
          "requests");

  String time(Instant at) {
    return UTC.format(at);
  }

  String unknown() {
    return texts.of("pm.unknown");
  }

  <T> String orUnknown(Optional<T> value, Function<T, String> words) {
    return value.map(words).orElseGet(this::unknown);
  }

  /** {@code 2 h 5 min}, {@code 14 min 3 s}, {@code 1.4 s}, {@code 12 ms}. */
  static String duration(Duration d) {
    if (d.compareTo(Duration.ofSeconds(1)) < 0) {
      return d.toMillis() + " ms";
    }
    if (d.compareTo(Duration.ofMinutes(1)) < 0) {
      return d.toMillis() % 1000 == 0
          ? d.toSeconds() + " s"
          : String.format(Locale.ROOT, "%.1f s", d.toMillis() / 1000.0);
    }
    if (d.compareTo(Duration.ofHours(1)) < 0) {
      return d.toMinutes() + " min " + d.toSecondsPart() + " s";
    }
    return d.compareTo(Duration.ofDays(1)) < 0
        ? d.toHours() + " h " + d.toMinutesPart() + " min"
        : d.toDays() + " d " + d.toHoursPart() + " h";
  }

  /** {@code +1.2 s}. */
  static String skew(Duration ahead) {
    return String.format(Locale.ROOT, "%+.1f s", ahead.toMillis() / 1000.0);
  }

  /** With no more digits than say something. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e15) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    String digits = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.2g";
    return String.format(Locale.ROOT, digits, value);
  }

  /** The number with its unit, if it has one; the unit is a raw value. */
  public static String number(double value, String unit) {
    return unit.isBlank() ? number(value) : number(value) + " " + unit;
  }

  /** What was measured, in words; an unknown measure by its own name, which is a raw value. */
  public String measure(String measure) {
    return MEASURES.contains(measure) ? texts.of("pm.measure." + measure) : measure;
  }

  /** What a link says, and if it says nothing, what it states. */
  static String says(Link link) {
    return link.says().isEmpty() ? link.states() : link.says();
  }

  /** The ids behind a claim in brackets, with a space before; empty when there are none. */
  public static String behind(List<String> references) {
    return References.behind(references);
  }

  static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  static List<String> joined(List<String> some, String more) {
    return joined(some, List.of(more));
  }
}
