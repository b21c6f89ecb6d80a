package dee.probes.packets.flow;

import java.time.Instant;
import java.util.List;

/**
 * What happened in a flow, in time.
 *
 * @param silences the three longest of a second or more, longest first
 * @param ladder the telling packets
 * @param resets the first four RSTs; the sides count all
 */
public record Story(
    Instant first, Instant last, List<Silence> silences, Ladder ladder, List<Reset> resets) {

  public Story {
    silences = List.copyOf(silences);
    resets = List.copyOf(resets);
  }
}
