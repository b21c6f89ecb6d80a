package dee.probes.packets.file;

import java.util.Optional;

/**
 * Reads a pcap file: a header of 24 bytes with the link type in its last four, then for each packet
 * the seconds, their fraction, the captured and the original length, and the captured bytes.
 */
final class PcapReader {

  static final int HEADER = 24;

  /** No capture program writes longer ones; a longer one is a damaged length. */
  static final int LONGEST_FRAME = 262_144;

  private static final int PACKET_HEADER = 16;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final ByteSource source;
  private final PcapVariant variant;

  PcapReader(ByteSource source, PcapVariant variant) {
    this.source = source;
    this.variant = variant;
  }

  /** Hands over all frames; what the problem was when it could not go on. */
  Optional<String> read(FrameSink sink) {
    source.bigEndian(variant.bigEndian());
    Frame frame = new Frame();
    // The upper half tells of frame check sequences.
    frame.linkType = source.intAt(20) & 0xffff;
    source.pass(HEADER);
    while (source.has(PACKET_HEADER)) {
      long captured = source.unsignedInt(8);
      if (captured > LONGEST_FRAME) {
        return Optional.of("a packet of %d bytes cannot be".formatted(captured));
      }
      int length = (int) captured;
      if (!source.has(PACKET_HEADER + length)) {
        return Optional.of(
            "%d of a packet's %d bytes are missing"
                .formatted(PACKET_HEADER + length - source.left(), length));
      }
      frame.nanos =
          source.unsignedInt(0) * NANOS_PER_SECOND + source.unsignedInt(4) * variant.nanosPerTick();
      frame.set(source.array(), source.index(PACKET_HEADER), length, source.unsignedInt(12));
      sink.take(frame);
      source.pass(PACKET_HEADER + length);
    }
    return source.left() == 0 && source.broken().isEmpty()
        ? Optional.empty()
        : Optional.of(source.left() == 0 ? "the stream broke" : "a packet's header is cut");
  }
}
