package dee.playbooks.run;

import dee.playbooks.Evidence;
import dee.playbooks.diagnosis.Facts;
import dee.playbooks.diagnosis.MeasuredFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was looked at on one instance, and when.
 *
 * @param skew how far the target's clock is ahead of Dee's; empty when it was not reached
 */
record Looked(MeasuredFacts facts, List<Evidence> evidence, Optional<Duration> skew) {

  /**
   * A value with what it rests on.
   *
   * @param at when it was measured, by Dee's clock
   * @param evidence ids; never empty
   */
  record Fact<R>(R value, Instant at, List<String> evidence) {}

  /** A fact that was measured and has evidence; without evidence there is nothing to show. */
  <R> Optional<Fact<R>> fact(Function<Facts, R> fact) {
    List<String> seen = new ArrayList<>();
    Optional<R> value = Phrases.of(() -> fact.apply(facts.watched(seen::addAll)));
    List<String> ids = seen.stream().distinct().toList();
    Optional<Instant> at =
        evidence.stream()
            .filter(e -> ids.contains(e.id()))
            .map(e -> byDee(e.at()))
            .max(Instant::compareTo);
    return value.flatMap(v -> at.map(when -> new Fact<>(v, when, ids)));
  }

  /** A time of the target's clock by Dee's. */
  Instant byDee(Instant onTarget) {
    return onTarget.minus(skew.orElse(Duration.ZERO));
  }
}
