package dee.probes.packets.flow;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One RST, with all that is needed to judge who sent it and why.
 *
 * @param sender what the sender's other packets looked like
 */
public record Reset(Packet packet, Numbers numbers, Marks sender, Before before) {

  /**
   * Its numbers against those of the flow, counted from each side's SYN, or from the first packet
   * where that was not captured.
   *
   * @param sequence relative to the sender's first
   * @param acknowledged relative to the other side's first
   * @param expected the absolute number that the sender's next byte would have had
   */
  public record Numbers(OptionalLong sequence, OptionalLong acknowledged, OptionalLong expected) {}

  /** The flow as it was just before. */
  public record Before(Opening opening, Said client, Said server, Quiet quiet, Last last) {

    /** What one side had sent. */
    public Said of(Sender side) {
      return side == Sender.CLIENT ? client : server;
    }
  }

  /**
   * How quiet it was.
   *
   * @param sincePacket since the last packet of either side
   * @param silence the last while of a second or more without data, ended by this reset or before
   */
  public record Quiet(Duration sincePacket, Optional<Silence> silence) {}

  /** The last packet of each side. */
  public record Last(Optional<Packet> ofSender, Optional<Packet> ofOther) {}
}
