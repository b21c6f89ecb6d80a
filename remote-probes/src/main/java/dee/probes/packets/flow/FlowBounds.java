package dee.probes.packets.flow;

import java.util.OptionalInt;

/**
 * How much is kept while packets are read. A flow of more than four packets takes 1 KiB with the
 * usual number of kept packets, and 0.6 KiB more for each RST that is kept with what was before it,
 * which are four at most.
 *
 * @param flows the most flows followed; packets of others are counted
 * @param firstPackets of each flow, kept to be shown
 * @param lastPackets of each flow, kept to be shown
 * @param servicePort tells client and server apart where the opening was not captured
 */
public record FlowBounds(int flows, int firstPackets, int lastPackets, OptionalInt servicePort) {

  /**
   * 50,000 flows, with the first 6 and the last 10 packets of each: 50 MiB, or 80 MiB when each was
   * reset once. Two captures may be read at a time.
   */
  public static final FlowBounds USUAL = new FlowBounds(50_000, 6, 10, OptionalInt.empty());

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
