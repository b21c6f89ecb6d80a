package dee.probes.packets.wire;

import dee.probes.packets.flow.Flow;
import dee.probes.packets.judge.Verdict;
import dee.probes.packets.wire.Connection.Look;
import dee.probes.packets.wire.Telling.Kind;
import dee.probes.packets.wire.Telling.Where;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the plainest connection of each kind: one whose opening was captured, in both captures,
 * with few packets.
 */
final class Tellings {

  private static final Comparator<Telling> PLAINEST =
      Comparator.<Telling, Boolean>comparing(t -> !t.flow().opening().complete())
          .thenComparing(t -> t.elsewhere().filter(f -> f.opening().complete()).isEmpty())
          .thenComparing(t -> t.elsewhere().isEmpty())
          .thenComparingLong(t -> t.flow().packets());

  private final Map<Kind, Telling> byKind = new EnumMap<>(Kind.class);

  void offer(Kind kind, Connection connection, Optional<Verdict> verdict) {
    offer(telling(kind, connection, verdict));
  }

  void offer(Telling telling) {
    byKind.merge(
        telling.kind(), telling, (kept, other) -> PLAINEST.compare(other, kept) < 0 ? other : kept);
  }

  static Telling telling(Kind kind, Connection connection, Optional<Verdict> verdict) {
    Optional<Flow> there = connection.there().map(Look::flow);
    boolean whole =
        Stream.of(connection.near(), connection.there())
            .flatMap(Optional::stream)
            .allMatch(Look::whole);
    return connection
        .near()
        .map(n -> new Telling(kind, Where.DEE, n.flow(), there, whole, verdict))
        .orElseGet(() ->
            new Telling(
                kind, Where.SERVER, connection.nearest().flow(), Optional.empty(), whole, verdict));
  }

  List<Telling> all() {
    return List.copyOf(byKind.values());
  }
}
