package dee.playbooks.diagnosis;

import dee.probes.reachability.Reachability;
import dee.probes.reachability.Reachability.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
    List<Reachability> all =
        Stream.<Supplier<Reachability>>of(facts::reachability, facts::provocation)
            .flatMap(tries -> measured(tries).stream())
            .toList();
    long tries = all.stream().mapToLong(Reachability::tries).sum();
    long failed = tries - count(all, Result.ANSWERED);
    Map<String, String> minor = new LinkedHashMap<>();
    RESULTS.forEach((symptom, result) -> {
      long count = count(all, result);
      if (count > 0 && count * 4 <= failed) {
        minor.put(symptom, count + " of " + tries + " tries");
      }
    });
    // What hits the clients of others is not minor because Dee was spared.
    if (measured(facts::wire).filter(w -> w.resets().harmful() * 4 > failed).isPresent()) {
      minor.remove("reset");
    }
    return minor;
  }

  private static long count(List<Reachability> all, Result result) {
    return all.stream().mapToLong(r -> r.count(result)).sum();
  }

  private static <R> Optional<R> measured(Supplier<R> fact) {
    try {
      return Optional.of(fact.get());
    } catch (Facts.NotMeasured _) {
      return Optional.empty();
    }
  }
}
