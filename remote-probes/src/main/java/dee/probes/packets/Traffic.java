package dee.probes.packets;

import dee.probes.packets.decode.Unread;
import dee.probes.packets.file.CaptureEnd;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.FlowTable;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a capture holds.
 *
 * @param end how the file was, and where it was cut if it was
 * @param unread frames without a TCP segment
 */
public record Traffic(CaptureEnd end, Span span, Unread unread, FlowTable table) {

  /** How many frames, and the earliest and the latest time among them. */
  public record Span(long frames, Optional<Instant> first, Optional<Instant> last) {}

  /** The flows in the order they began; each is made when it is asked for. */
  public Stream<Flow> flows() {
    return table.flows();
  }
}
