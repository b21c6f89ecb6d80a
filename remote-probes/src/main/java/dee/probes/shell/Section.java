package dee.probes.shell;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one run of one probe printed.
 *
 * @param probe the probe's id
 * @param sample 1, or 2 for the second look at a counter
 * @param at the target's clock when it began
 * @param uptime the target's monotonic clock when it began: windows are measured with it
 * @param exit the script's exit status: 0 measured, 64 usage, 66 no such process, 67 not there, 69
 *     tool missing, 77 not permitted, 124 timed out
 * @param elapsed how long it took
 * @param output its standard output; for 66, 69 and 77 one line that says why
 * @param completeness whether all of it arrived
 */
@SuppressWarnings("ArrayRecordComponent")
public record Section(
    String probe,
    int sample,
    Instant at,
    Duration uptime,
    int exit,
    Duration elapsed,
    byte[] output,
    Completeness completeness) {

  /** Whether all that a probe printed arrived. */
  public enum Completeness {
    WHOLE,
    /** The probe printed more than its bounds allow; the rest was cut on the target. */
    CAPPED,
    /** The stream ended, or lost bytes, within this section. */
    BROKEN
  }

  /** Whether it was ended because it took too long. */
  public boolean timedOut() {
    return exit == 124 || exit == 137 || exit == 143;
  }

  /** The output as text; what is not UTF-8 becomes U+FFFD. */
  public String text() {
    return new String(output, StandardCharsets.UTF_8);
  }

  /** The output's lines, without their ends. */
  public List<String> lines() {
    return text().lines().toList();
  }
}
