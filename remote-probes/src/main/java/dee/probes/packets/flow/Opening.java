package dee.probes.packets.flow;

import java.time.Duration;
import java.util.Optional;

/**
 * Which steps of the opening were captured.
 *
 * @param acknowledged the client's acknowledgement of the SYN-ACK
 * @param roundTrip from SYN to SYN-ACK
 */
public record Opening(
    boolean syn, boolean synAck, boolean acknowledged, Optional<Duration> roundTrip) {

  /** True when the connection was opened before our eyes. */
  public boolean complete() {
    return syn && synAck && acknowledged;
  }

  /** True when it is not known how it began: the capture started later. */
  public boolean unseen() {
    return !syn && !synAck;
  }
}
