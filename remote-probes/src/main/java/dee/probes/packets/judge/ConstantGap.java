package dee.probes.packets.judge;

import java.time.Duration;

/**
 * A silence of always the same length before resets of several connections: somebody's timeout.
 *
 * @param length the middle one
 * @param flows how many connections had it
 */
public record ConstantGap(Kind kind, Duration length, int flows) {

  /** What times out. */
  public enum Kind {
    /** The server closes idle connections (FIN), and the client sends into the closed one. */
    KEEP_ALIVE_RACE,
    /** Something on the way forgets idle connections: NAT, a firewall, a load balancer. */
    IDLE_TIMEOUT
  }
}
