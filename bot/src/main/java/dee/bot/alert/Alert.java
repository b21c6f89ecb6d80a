package dee.bot.alert;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a monitor says about one thing it watches; name and text are clean, the labels are not.
 *
 * @param firing whether it is going on
 * @param since when it began, or ended when it is not firing, if the monitor tells
 * @param fingerprint by which the monitor knows it again
 */
record Alert(
    String name,
    String text,
    boolean firing,
    Optional<Instant> since,
    String fingerprint,
    Map<String, String> labels) {

  /** An alert with this label is a test: it opens nothing. */
  static final String TEST_LABEL = "dee_test";

  Alert {
    labels = Map.copyOf(labels);
  }

  boolean test() {
    return labels.containsKey(TEST_LABEL);
  }
}
