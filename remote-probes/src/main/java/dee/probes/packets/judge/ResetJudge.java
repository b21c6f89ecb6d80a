package dee.probes.packets.judge;

import dee.probes.packets.Traffic;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Reset;
import dee.probes.packets.judge.Witness.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges the resets of a capture: who sent each, where in its connection, and whether it harmed.
 * Linux sends RST,ACK with a live window and the socket's next IP-ID when it tears a socket down,
 * and a bare RST with window and IP-ID 0 where it has none ({@code tcp_send_active_reset} and
 * {@code tcp_v4_send_reset} of the kernel); what another host sends has another TTL, mostly.
 */
public final class ResetJudge {

  private static final int MOST = 1000;

  private final SignReader signs;
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<Bursts.TornDown> tornDown = new ArrayList<>();
  private long notJudged;

  private ResetJudge(Traffic seen, boolean whole) {
    signs = new SignReader(new UsualTtls(seen.flows()), whole);
  }

  /**
   * Judges connection by connection.
   *
   * @param whole all packets were captured; false when only SYN, FIN and RST were
   */
  public static ResetJudge of(Traffic seen, boolean whole) {
    return new ResetJudge(seen, whole);
  }

  /** Judges a capture taken at one place. */
  public static ResetReport judge(Traffic seen) {
    return judge(seen, Optional.empty());
  }

  /**
   * Judges a capture taken near the clients.
   *
   * @param atServer a capture of the same time on the server's host; no NAT may lie between
   */
  public static ResetReport judge(Traffic seen, Optional<Traffic> atServer) {
    ResetJudge judge = new ResetJudge(seen, true);
    OtherCapture other = new OtherCapture(atServer);
    seen.flows().forEach(flow -> judge.add(flow, reset -> other.seen(flow.ends(), reset)));
    return new ResetReport(
        judge.verdicts,
        judge.notJudged + seen.table().overflowingResets(),
        ConstantGaps.in(judge.verdicts),
        Bursts.in(judge.tornDown));
  }

  private void add(Flow flow, Witness witness) {
    List<Reset> resets = flow.story().resets();
    for (int i = 0; i < resets.size() && verdicts.size() < MOST; i++) {
      Verdict verdict = verdict(flow, resets.get(i), i == 0, witness);
      verdicts.add(verdict);
      notJudged--;
      if (verdict.origin() == Origin.TORN_DOWN && !verdict.effect().benign()) {
        tornDown.add(
            new Bursts.TornDown(
                flow.ends().server(), flow.story().first(), resets.get(i).packet().at()));
      }
    }
    notJudged += flow.resets();
  }

  /** The resets of one connection of the capture, in time. */
  public List<Verdict> verdicts(Flow flow, Witness witness) {
    List<Verdict> all = new ArrayList<>();
    for (Reset reset : flow.story().resets()) {
      all.add(verdict(flow, reset, all.isEmpty(), witness));
    }
    return all;
  }

  private Verdict verdict(Flow flow, Reset reset, boolean first, Witness witness) {
    Phase phase = PhaseFinder.phase(reset);
    Signs read = signs.read(flow.ends(), reset);
    Seen seen = witness.seen(reset);
    Origin origin = OriginFinder.origin(read, phase, seen);
    return new Verdict(
        new Verdict.Place(flow.ends(), reset, phase),
        origin,
        EffectFinder.effect(flow, reset, phase, first),
        FactWriter.facts(reset, read, signs.range(flow.ends(), reset), seen),
        OriginFinder.wouldDecide(origin, seen));
  }
}
