package dee.probes.packets.flow;

import java.util.OptionalInt;

/**
 * How much is kept while packets are read. A flow takes about 1 KiB.
 *
 * @param flows the most flows followed; packets of others are counted
 * @param firstPackets of each flow, kept to be shown
 * @param lastPackets of each flow, kept to be shown
 * @param servicePort tells client and server apart where the opening was not captured
 */
public record FlowBounds(int flows, int firstPackets, int lastPackets, OptionalInt servicePort) {

  /** 100,000 flows, with the first 6 and the last 10 packets of each. */
  public static final FlowBounds USUAL = new FlowBounds(100_000, 6, 10, OptionalInt.empty());

  public FlowBounds {
    if (flows < 1 || firstPackets < 1 || lastPackets < 1) {
      throw new IllegalArgumentException("a bound is below 1");
    }
  }

  /** The same with a service's port. */
  public FlowBounds withServicePort(int port) {
    return new FlowBounds(flows, firstPackets, lastPackets, OptionalInt.of(port));
  }
}
