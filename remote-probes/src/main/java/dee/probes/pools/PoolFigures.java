package dee.probes.pools;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one sample of a page says of one pool.
 *
 * @param name the pool's own name
 */
record PoolFigures(String name, Map<Figure, Double> figures) {

  /** The figures that pools tell; the last six only ever grow. */
  enum Figure {
    LIMIT,
    IN_USE,
    IDLE,
    /** Callers that wait now. */
    PENDING,
    /** Callers that ever had to wait (Go). */
    WAITED,
    /** Connections given back. */
    SERVED,
    /** The time those were held, in seconds. */
    HELD,
    /** Callers that asked and have been answered, also with a time-out. */
    ASKED,
    TIMEOUTS
  }

  PoolFigures {
    figures = Map.copyOf(figures);
  }

  OptionalDouble of(Figure figure) {
    Double value = figures.get(figure);
    return value == null || !Double.isFinite(value)
        ? OptionalDouble.empty()
        : OptionalDouble.of(value);
  }

  OptionalLong whole(Figure figure) {
    OptionalDouble value = of(figure);
    return value.isPresent()
        ? OptionalLong.of(Math.round(value.getAsDouble()))
        : OptionalLong.empty();
  }
}
