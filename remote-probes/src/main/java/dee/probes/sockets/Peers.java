package dee.probes.sockets;

import java.time.Duration;
import java.util.Optional;

/**
 * The connections of clients to an instance's port: those that are being opened, and those whose
 * client may be gone.
 *
 * @param opening half-open ones that wait for the last step of the handshake
 * @param established all that stand
 */
public record Peers(Opening opening, Established established) {

  /**
   * Connections in SYN-RECV.
   *
   * @param sources how many addresses they come from
   */
  public record Opening(long count, long sources) {}

  /**
   * Connections in ESTAB with an owner; of the first 100,000 where there are more.
   *
   * @param unacknowledged those on which data was sent again and again (three times or more) and
   *     nothing came back
   * @param longestUnacknowledged for how long the worst of these has heard nothing
   * @param idle those on which nothing moved for a minute or more, either way
   * @param idleWithoutKeepAlive those of the idle that have no keep-alive timer: their peers may
   *     have vanished unnoticed
   * @param longestIdle for how long nothing moved on the quietest
   * @param agesTold whether the machine tells when something last moved; where it does not, no idle
   *     ones are counted, and that says nothing
   */
  public record Established(
      long count,
      long unacknowledged,
      Optional<Duration> longestUnacknowledged,
      long idle,
      long idleWithoutKeepAlive,
      Optional<Duration> longestIdle,
      boolean agesTold) {

    /** Those of a machine that tells ages. */
    public Established(
        long count,
        long unacknowledged,
        Optional<Duration> longestUnacknowledged,
        long idle,
        long idleWithoutKeepAlive,
        Optional<Duration> longestIdle) {
      this(
          count,
          unacknowledged,
          longestUnacknowledged,
          idle,
          idleWithoutKeepAlive,
          longestIdle,
          true);
    }
  }
}
