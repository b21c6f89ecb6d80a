package dee.probes.packets.judge;

import dee.probes.packets.flow.Peer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds connections of one server that were torn down together: at least three that were open at
 * the same time, one right after the other, and none a while before and after. A server that resets
 * connection after connection does so in no such bursts.
 */
public final class Bursts {

  private static final int LEAST = 3;
  private static final Duration TOGETHER = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofMillis(250);
  private static final Duration QUIET = Duration.ofMillis(500);

  private Bursts() {}

  /**
   * When one connection of a server was torn down.
   *
   * @param began its first packet
   */
  public record TornDown(Peer server, Instant began, Instant at) {}

  /** Those among so many, in any order. */
  public static List<Burst> in(Collection<TornDown> all) {
    Map<Peer, List<TornDown>> byServer = new LinkedHashMap<>();
    all.stream()
        .sorted(Comparator.comparing(TornDown::at))
        .forEach(t -> byServer.computeIfAbsent(t.server(), _ -> new ArrayList<>()).add(t));
    List<Burst> bursts = new ArrayList<>();
    byServer.values().forEach(sorted -> split(sorted, bursts));
    return bursts;
  }

  private static void split(List<TornDown> sorted, List<Burst> bursts) {
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || further(sorted.get(i - 1), sorted.get(i), TOGETHER)) {
        boolean alone =
            (from == 0 || further(sorted.get(from - 1), sorted.get(from), QUIET))
                && (i == sorted.size() || further(sorted.get(i - 1), sorted.get(i), QUIET));
        if (alone) {
          burst(sorted.subList(from, i)).ifPresent(bursts::add);
        }
        from = i;
      }
    }
  }

  private static Optional<Burst> burst(List<TornDown> group) {
    Burst burst = new Burst(group.getFirst().server(), group.getFirst().at(), group.size());
    int together = (int) group.stream().filter(t -> has(burst, t)).count();
    return together == group.size() && together >= LEAST ? Optional.of(burst) : Optional.empty();
  }

  private static boolean further(TornDown one, TornDown other, Duration than) {
    return Duration.between(one.at(), other.at()).compareTo(than) > 0;
  }

  /** Whether a connection was torn down in that burst: open when it began, and at its end not. */
  public static boolean has(Burst burst, TornDown torn) {
    return burst.server().equals(torn.server())
        && torn.began().isBefore(burst.at())
        && !torn.at().isBefore(burst.at())
        && Duration.between(burst.at(), torn.at()).compareTo(LONGEST) <= 0;
  }
}
