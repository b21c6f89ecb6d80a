package dee.probes.packets.flow;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One side of a flow, from its first packet to its last.
 *
 * @param offer what its SYN said; empty when none was captured
 * @param firstBytes the first three bytes of data it sent as one number, the first one highest:
 *     {@code 0x474554} for GET; empty when the packet with them was not captured, or cut before
 *     them, or had fewer. Where there was no SYN, those from its first packet on
 */
public record Side(
    Said said,
    Control control,
    Troubles troubles,
    Marks marks,
    Optional<Offer> offer,
    OptionalInt firstBytes) {

  /** How many packets had these flags. */
  public record Control(long syns, long fins, long resets) {}

  /**
   * What was not smooth.
   *
   * @param copies packets captured more than once, on several devices
   * @param zeroWindows packets that said there is no room
   */
  public record Troubles(
      long retransmissions, long outOfOrder, long keepAlives, long copies, long zeroWindows) {}

  /**
   * The options of a SYN.
   *
   * @param windowScale by how many bits windows are shifted; empty when they are not scaled
   */
  public record Offer(Optional<Integer> windowScale, boolean sackPermitted, boolean timestamps) {}
}
