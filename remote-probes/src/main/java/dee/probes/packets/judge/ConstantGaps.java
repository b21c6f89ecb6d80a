package dee.probes.packets.judge;

import dee.probes.packets.flow.Reset;
import dee.probes.packets.flow.Said.Fin;
import dee.probes.packets.flow.Silence;
import dee.probes.packets.judge.ConstantGap.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds silences of a constant length before the resets that harmed. */
final class ConstantGaps {

  private static final int LEAST = 3;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofMillis(100);
  private static final int SHARE = 20;

  private record Gap(Kind kind, Duration length) {}

  private ConstantGaps() {}

  static List<ConstantGap> in(List<Verdict> verdicts) {
    Map<Kind, List<Duration>> byKind = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<Duration> lengths =
          verdicts.stream()
              .filter(v -> !v.effect().benign())
              .flatMap(v -> gap(v).stream())
              .filter(g -> g.kind() == kind)
              .map(Gap::length)
              .sorted()
              .toList();
      byKind.put(kind, lengths);
    }
    return Stream.of(Kind.values())
        .flatMap(kind -> constant(kind, byKind.getOrDefault(kind, List.of())).stream())
        .toList();
  }

  private static Optional<ConstantGap> constant(Kind kind, List<Duration> sorted) {
    if (sorted.size() < LEAST) {
      return Optional.empty();
    }
    Duration middle = sorted.get(sorted.size() / 2);
    Duration share = middle.dividedBy(SHARE);
    Duration near = share.compareTo(CLOSE) > 0 ? share : CLOSE;
    int same =
        (int) sorted.stream().filter(d -> d.minus(middle).abs().compareTo(near) <= 0).count();
    return same >= LEAST && 5 * same >= 4 * sorted.size()
        ? Optional.of(new ConstantGap(kind, middle, same))
        : Optional.empty();
  }

  private static Optional<Gap> gap(Verdict verdict) {
    Reset reset = verdict.place().reset();
    Optional<Fin> fin = reset.before().of(verdict.from()).fin();
    if (fin.isPresent()) {
      return fin.map(Fin::idle)
          .filter(idle -> idle.compareTo(SECOND) >= 0)
          .map(idle -> new Gap(Kind.KEEP_ALIVE_RACE, idle));
    }
    return verdict.place().phase() == Phase.AFTER_SILENCE
        ? reset
            .before()
            .quiet()
            .silence()
            .map(Silence::length)
            .map(l -> new Gap(Kind.IDLE_TIMEOUT, l))
        : Optional.empty();
  }
}
