package dee.probes.packets.judge;

import dee.probes.packets.flow.Peer;
import dee.probes.packets.flow.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds connections of one server that were torn down together: at least three, one right after the
 * other, and none a while before and after. A server that resets connection after connection does
 * so in no such bursts.
 */
public final class Bursts {

  private static final int LEAST = 3;
  private static final Duration TOGETHER = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofMillis(250);
  private static final Duration QUIET = Duration.ofMillis(500);

  private Bursts() {}

  /** When one connection of a server was torn down. */
  public record TornDown(Peer server, Instant at) {}

  static List<Burst> in(List<Verdict> verdicts) {
    return in(
        verdicts.stream()
            .filter(v -> v.origin() == Origin.TORN_DOWN && v.from() == Sender.SERVER)
            .filter(v -> !v.effect().benign())
            .map(v ->
                new TornDown(v.place().ends().server(), v.place().reset().packet().at())));
  }

  /** Those among so many, in any order. */
  public static List<Burst> in(Stream<TornDown> all) {
    Map<Peer, List<Instant>> byServer = new LinkedHashMap<>();
    all.forEach(t -> byServer.computeIfAbsent(t.server(), _ -> new ArrayList<>()).add(t.at()));
    List<Burst> bursts = new ArrayList<>();
    byServer.forEach((server, times) -> split(server, times.stream().sorted().toList(), bursts));
    return bursts;
  }

  private static void split(Peer server, List<Instant> sorted, List<Burst> bursts) {
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || further(sorted.get(i - 1), sorted.get(i), TOGETHER)) {
        boolean alone =
            (from == 0 || further(sorted.get(from - 1), sorted.get(from), QUIET))
                && (i == sorted.size() || further(sorted.get(i - 1), sorted.get(i), QUIET));
        if (alone && i - from >= LEAST && !further(sorted.get(from), sorted.get(i - 1), LONGEST)) {
          bursts.add(new Burst(server, sorted.get(from), i - from));
        }
        from = i;
      }
    }
  }

  private static boolean further(Instant one, Instant other, Duration than) {
    return Duration.between(one, other).compareTo(than) > 0;
  }

  /** Whether a connection was torn down in that burst. */
  public static boolean has(Burst burst, TornDown torn) {
    return burst.server().equals(torn.server())
        && !torn.at().isBefore(burst.at())
        && !further(burst.at(), torn.at(), LONGEST);
  }
}
