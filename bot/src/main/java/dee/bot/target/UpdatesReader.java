package dee.bot.target;

import dee.bot.incident.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the section {@code updates}: how often people hear of an incident, by severity. */
final class UpdatesReader {

  static final List<String> KEYS = Arrays.stream(Severity.values()).map(Severity::word).toList();

  private UpdatesReader() {}

  static UpdateIntervals read(Path file, Optional<YamlNode> section) {
    if (section.isEmpty()) {
      return UpdateIntervals.STANDARD;
    }
    Fields fields = new Fields(file, "'updates'", section.get(), KEYS);
    Map<Severity, Duration> intervals = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      interval(fields, severity).ifPresent(interval -> intervals.put(severity, interval));
    }
    return new UpdateIntervals(intervals);
  }

  private static Optional<Duration> interval(Fields fields, Severity severity) {
    Optional<Duration> standard = UpdateIntervals.STANDARD.of(severity);
    Optional<String> text = fields.text(severity.word());
    if (text.isEmpty()) {
      return standard;
    }
    if (text.get().equals("off")) {
      return Optional.empty();
    }
    Duration interval = fields.duration(severity.word(), Duration.ZERO);
    if (interval.compareTo(Duration.ofMinutes(1)) < 0) {
      throw fields.error(severity.word(), "must be at least 1m, or off");
    }
    return Optional.of(interval);
  }
}
