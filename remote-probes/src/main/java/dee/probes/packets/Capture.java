package dee.probes.packets;

import java.time.Duration;
import java.util.OptionalLong;

/** Packets of one instance that were captured on one machine, read. */
public record Capture(Traffic traffic, Taken taken) {

  /**
   * How it was taken.
   *
   * @param device the network device, or {@code any}
   * @param scope what was asked for
   * @param length how long the capture went on
   * @param lost packets that the kernel could not hand over; empty when it does not tell
   * @param capped it ended early, at its bound of packets or bytes
   */
  public record Taken(
      String device, Scope scope, Duration length, OptionalLong lost, boolean capped) {}

  /** Which packets of the port were taken. */
  public enum Scope {
    /** All, cut to their headers and a few bytes. */
    WHOLE_FLOWS,
    /** Only SYN, FIN and RST: the traffic was too heavy for all. */
    FLAGS
  }
}
