package dee.probes.packets.wire;

import dee.probes.packets.judge.Burst;
import dee.probes.packets.judge.Bursts;
import dee.probes.packets.judge.Bursts.TornDown;
import dee.probes.packets.wire.Connection.Look;
import dee.probes.packets.wire.Telling.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The connections that the server's machine tore down; only at the end it shows which together. */
final class TornDowns {

  /** More connections are not kept to be shown. */
  private static final int MOST = 500;

  private final Duration ahead;
  private final List<TornDown> times = new ArrayList<>();
  private final List<Kept> kept = new ArrayList<>();

  private record Kept(TornDown torn, Telling telling) {}

  /**
   * None yet.
   *
   * @param ahead how far the server's clock is ahead of Dee's
   */
  TornDowns(Duration ahead) {
    this.ahead = ahead;
  }

  void add(Connection connection, Ending.Known known) {
    Look look = known.look();
    Instant at = known.verdict().place().reset().packet().at();
    boolean near = connection.near().filter(look::equals).isPresent();
    TornDown torn =
        new TornDown(
            connection.atServer().flow().ends().server(),
            near ? look.flow().story().first().plus(ahead) : look.flow().story().first(),
            near ? at.plus(ahead) : at);
    times.add(torn);
    if (kept.size() < MOST) {
      Telling telling = Tellings.telling(Kind.TORN_DOWN, connection, Optional.of(known.verdict()));
      kept.add(new Kept(torn, telling));
    }
  }

  List<Burst> bursts() {
    return Bursts.in(times);
  }

  void offerTo(Tellings tellings, List<Burst> bursts) {
    for (Kept one : kept) {
      boolean together = bursts.stream().anyMatch(b -> Bursts.has(b, one.torn()));
      Telling t = one.telling();
      tellings.offer(
          together
              ? new Telling(
                  Kind.FLUSHED_TOGETHER, t.where(), t.flow(), t.elsewhere(), t.whole(), t.verdict())
              : t);
    }
  }
}
