package dee.probes.packets.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one side had sent up to some moment.
 *
 * @param packets all of them
 * @param bytes of data, retransmitted ones too
 * @param lastData when the last data were sent
 * @param fin the first FIN
 */
public record Said(long packets, long bytes, Optional<Instant> lastData, Optional<Fin> fin) {

  /**
   * The end of what a side sends.
   *
   * @param idle for how long neither side had sent anything before
   * @param unanswered the side had sent data that the other had not answered with data
   * @param owed the other side had sent data that this one had not answered with data
   */
  public record Fin(Instant at, Duration idle, boolean unanswered, boolean owed) {}
}
