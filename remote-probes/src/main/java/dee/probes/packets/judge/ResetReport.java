package dee.probes.packets.judge;

import java.util.List;

/**
 * All resets of a capture.
 *
 * @param verdicts of the first ones, in the order of their flows
 * @param notJudged how many more there were
 */
public record ResetReport(
    List<Verdict> verdicts, long notJudged, List<ConstantGap> gaps, List<Burst> bursts) {

  public ResetReport {
    verdicts = List.copyOf(verdicts);
    gaps = List.copyOf(gaps);
    bursts = List.copyOf(bursts);
  }

  /** The resets that harmed a client. */
  public List<Verdict> harmful() {
    return verdicts.stream().filter(v -> !v.effect().benign()).toList();
  }

  /** How many resets had that effect. */
  public long count(Effect effect) {
    return verdicts.stream().filter(v -> v.effect() == effect).count();
  }

  /** How many resets had that origin. */
  public long count(Origin origin) {
    return verdicts.stream().filter(v -> v.origin() == origin).count();
  }
}
