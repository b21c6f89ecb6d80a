package dee.probes.pools;

import dee.probes.pools.PoolFigures.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What two samples of a page tell of the time between them. */
final class PoolRates {

  private final PoolFigures before;
  private final PoolFigures now;
  private final double seconds;

  private PoolRates(PoolFigures before, PoolFigures now, Duration window) {
    this.before = before;
    this.now = now;
    this.seconds = window.toNanos() / 1e9;
  }

  /** The pools of the second sample; one that the first does not have comes without rates. */
  static List<Pool> between(List<PoolFigures> first, List<PoolFigures> second, Duration window) {
    List<Pool> pools = new ArrayList<>();
    for (PoolFigures now : second) {
      PoolFigures before =
          first.stream()
              .filter(p -> p.name().equals(now.name()))
              .findFirst()
              .orElse(new PoolFigures(now.name(), Map.of()));
      pools.add(new PoolRates(before, now, window).pool());
    }
    return pools;
  }

  private Pool pool() {
    OptionalLong pending = now.whole(Figure.PENDING);
    return new Pool(
        now.name(),
        now.whole(Figure.LIMIT),
        now.whole(Figure.IN_USE),
        now.whole(Figure.IDLE),
        pending.isPresent() ? pending : whole(grown(Figure.WAITED)),
        perSecond(grown(Figure.SERVED)),
        arrived(),
        held(grown(Figure.HELD), grown(Figure.SERVED)),
        held(before.of(Figure.HELD), before.of(Figure.SERVED)),
        whole(grown(Figure.TIMEOUTS)));
  }

  /** By how much a counter grew; empty when a sample lacks it, or when it began anew. */
  private OptionalDouble grown(Figure figure) {
    OptionalDouble from = before.of(figure);
    OptionalDouble to = now.of(figure);
    return from.isPresent() && to.isPresent() && to.getAsDouble() >= from.getAsDouble()
        ? OptionalDouble.of(to.getAsDouble() - from.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Those that were answered, and those that came to wait. */
  private OptionalDouble arrived() {
    OptionalDouble asked = grown(Figure.ASKED);
    if (asked.isEmpty()) {
      return OptionalDouble.empty();
    }
    double queued = now.of(Figure.PENDING).orElse(0) - before.of(Figure.PENDING).orElse(0);
    return perSecond(OptionalDouble.of(Math.max(0, asked.getAsDouble() + queued)));
  }

  private OptionalDouble perSecond(OptionalDouble count) {
    return count.isPresent() && seconds > 0
        ? OptionalDouble.of(count.getAsDouble() / seconds)
        : OptionalDouble.empty();
  }

  private static Optional<Duration> held(OptionalDouble seconds, OptionalDouble count) {
    return seconds.isPresent() && count.isPresent() && count.getAsDouble() > 0
        ? Optional.of(
            Duration.ofNanos(Math.round(seconds.getAsDouble() / count.getAsDouble() * 1e9)))
        : Optional.empty();
  }

  private static OptionalLong whole(OptionalDouble value) {
    return value.isPresent()
        ? OptionalLong.of(Math.round(value.getAsDouble()))
        : OptionalLong.empty();
  }
}
