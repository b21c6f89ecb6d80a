package dee.probes.packets.wire;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;

/** What a wire tells, in one line: every count that is not 0. */
final class Summary {

  private final StringJoiner words = new StringJoiner(" ");

  private Summary() {}

  /** Such as {@code 3 of 3 own, opened=3 tornDown=3}; idle times in tenths of a second. */
  static String of(Wire wire) {
    Summary summary = new Summary();
    summary.counts(wire.openings());
    summary.counts(wire.resets());
    summary.counts(wire.endings());
    summary.counts(wire.languages());
    wire.bursts().forEach(b -> summary.words.add("burst=" + b.flows()));
    return "%d of %d own: %s"
        .formatted(wire.watch().ownConnections(), wire.watch().connections(), summary.words);
  }

  private void counts(Record counts) {
    for (RecordComponent component : counts.getClass().getRecordComponents()) {
      Object value = value(counts, component);
      if (value instanceof Long count && count != 0) {
        words.add(component.getName() + "=" + count);
      } else if (value instanceof Optional<?> found
          && found.isPresent()
          && found.get() instanceof Duration length) {
        words.add(component.getName() + "=" + length.toMillis() / 100);
      }
    }
  }

  private static Object value(Record counts, RecordComponent component) {
    try {
      return component.getAccessor().invoke(counts);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record's component can be read", e);
    }
  }
}
