package dee.probes.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a past is looked through for; its word is the same everywhere. */
public enum Measure {
  POOL_IN_USE("pool-in-use", ""),
  POOL_LIMIT("pool-limit", ""),
  POOL_WAITING("pool-waiting", ""),
  OPEN_FILES("open-files", ""),
  OPEN_FILES_LIMIT("open-files-limit", ""),
  LATENCY("latency-p95", "s"),
  REQUESTS("requests", "/s"),
  ERRORS("errors", "/s"),
  RESETS("resets", "/s"),
  LISTEN_OVERFLOWS("listen-overflows", "/s");

  private final String word;
  private final String unit;

  Measure(String word, String unit) {
    this.word = word;
    this.unit = unit;
  }

  /** Its name in series and evidence. */
  public String word() {
    return word;
  }

  /** Of its values; empty for plain counts. */
  public String unit() {
    return unit;
  }

  /** What its values cannot exceed, where that is a measure of its own. */
  Optional<Measure> limit() {
    return switch (this) {
      case POOL_IN_USE -> Optional.of(POOL_LIMIT);
      case OPEN_FILES -> Optional.of(OPEN_FILES_LIMIT);
      case POOL_LIMIT,
          POOL_WAITING,
          OPEN_FILES_LIMIT,
          LATENCY,
          REQUESTS,
          ERRORS,
          RESETS,
          LISTEN_OVERFLOWS ->
          Optional.empty();
    };
  }

  static List<Measure> all() {
    return Arrays.asList(values());
  }
}
