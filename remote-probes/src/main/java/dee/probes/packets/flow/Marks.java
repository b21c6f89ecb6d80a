package dee.probes.packets.flow;

import java.util.OptionalInt;

/**
 * What the IP headers of one side look like, its resets left out; by these a packet of another
 * origin is known.
 *
 * @param packets how many there were
 * @param lowestTtl the lowest time to live or hop limit; 0 when there was no packet
 */
public record Marks(long packets, int lowestTtl, int highestTtl, Ids ids) {

  /**
   * The IP-IDs.
   *
   * @param last the last that was not 0
   * @param lastSpan how many IP-IDs the last packet may have taken: large ones are cut into several
   *     on the wire
   * @param zero packets with the IP-ID 0, as Linux sends where there is no socket, and with SYN-ACK
   * @param consecutive packets whose IP-ID followed the one before
   * @param jumped packets whose IP-ID did not
   */
  public record Ids(OptionalInt last, int lastSpan, long zero, long consecutive, long jumped) {}

  /** True when all packets had the same time to live. */
  public boolean steadyTtl() {
    return packets > 0 && lowestTtl == highestTtl;
  }
}
