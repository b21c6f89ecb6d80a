package dee.probes.packets.decode;

import java.util.Map;

/**
 * How many frames gave no TCP segment, by reason.
 *
 * @param linkTypes frames whose first bytes are of a kind that is not read, by {@code LINKTYPE_}
 *     number
 * @param notIp ARP and the like
 * @param notTcp IP, but UDP, ICMP, tunnels and others
 * @param fragments later parts of IP packets; they have no ports
 * @param cut the snap length left too little of the headers
 * @param damaged headers that contradict themselves
 */
public record Unread(
    Map<Integer, Long> linkTypes, long notIp, long notTcp, long fragments, long cut, long damaged) {

  public Unread {
    linkTypes = Map.copyOf(linkTypes);
  }

  /** All of them. */
  public long total() {
    return linkTypes.values().stream().mapToLong(Long::longValue).sum()
        + notIp
        + notTcp
        + fragments
        + cut
        + damaged;
  }
}
