package dee.playbooks.diagnosis;

import dee.probes.reachability.Reachability;
import dee.probes.reachability.Reachability.Result;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Symptoms that at most a quarter of the failed tries show: a stray reset among time-outs does not
 * hide what the time-outs tell.
 */
final class MinorSymptoms {

  private static final Map<String, Result> RESULTS =
      Map.of(
          "refused", Result.REFUSED,
          "connect-timeout", Result.CONNECT_TIMEOUT,
          "read-timeout", Result.READ_TIMEOUT,
          "reset", Result.RESET,
          "empty-reply", Result.EMPTY_REPLY);

  private MinorSymptoms() {}

  /** How many tries showed each of them, in words, by condition id. */
  static Map<String, String> of(Facts facts) {
    Reachability seen;
    try {
      seen = facts.reachability();
    } catch (Facts.NotMeasured _) {
      return Map.of();
    }
    long failed = seen.tries() - seen.count(Result.ANSWERED);
    Map<String, String> minor = new LinkedHashMap<>();
    RESULTS.forEach((symptom, result) -> {
      long count = seen.count(result);
      if (count > 0 && count * 4 <= failed) {
        minor.put(symptom, count + " of " + seen.tries() + " tries");
      }
    });
    return minor;
  }
}
