package dee.probes.packets.flow;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * One packet of a flow.
 *
 * @param number its place in the file; the first is 1
 */
public record Packet(long number, Instant at, Sender from, Tcp tcp, Ip ip) {

  /**
   * What TCP says; numbers are absolute.
   *
   * @param flags as in {@link dee.probes.packets.decode.TcpFlags}
   * @param window as sent, before any scaling
   * @param payload bytes of data
   */
  public record Tcp(int flags, long sequence, long acknowledged, int window, long payload) {

    /** True when all of these flags are set. */
    public boolean has(int wanted) {
      return (flags & wanted) == wanted;
    }
  }

  /**
   * What IP says.
   *
   * @param ttl time to live, or the hop limit
   * @param id the IP-ID; IPv6 has none
   */
  public record Ip(int ttl, OptionalInt id) {}
}
