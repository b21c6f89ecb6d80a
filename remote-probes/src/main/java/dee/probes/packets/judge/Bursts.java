package dee.probes.packets.judge;

import dee.probes.packets.flow.Peer;
import dee.probes.packets.flow.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds connections of one server that were torn down together. */
final class Bursts {

  private static final int LEAST = 3;
  private static final Duration TOGETHER = Duration.ofMillis(50);

  private Bursts() {}

  static List<Burst> in(List<Verdict> verdicts) {
    Map<Peer, List<Instant>> byServer = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      boolean torn = verdict.origin() == Origin.TORN_DOWN && verdict.from() == Sender.SERVER;
      if (torn && !verdict.effect().benign()) {
        byServer
            .computeIfAbsent(verdict.place().ends().server(), _ -> new ArrayList<>())
            .add(verdict.place().reset().packet().at());
      }
    }
    List<Burst> bursts = new ArrayList<>();
    byServer.forEach((server, times) -> split(server, times.stream().sorted().toList(), bursts));
    return bursts;
  }

  private static void split(Peer server, List<Instant> sorted, List<Burst> bursts) {
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      boolean ends =
          i == sorted.size()
              || Duration.between(sorted.get(i - 1), sorted.get(i)).compareTo(TOGETHER) > 0;
      if (ends) {
        if (i - from >= LEAST) {
          bursts.add(new Burst(server, sorted.get(from), i - from));
        }
        from = i;
      }
    }
  }
}
