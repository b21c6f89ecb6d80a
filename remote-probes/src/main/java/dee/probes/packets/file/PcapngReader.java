package dee.probes.packets.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a pcapng file: blocks that each begin with a type and their length and end with the length
 * again. A section header sets the byte order, interface descriptions say how to read the packets;
 * blocks of other types are passed over.
 */
final class PcapngReader {

  static final int SECTION = 0x0a0d0d0a;

  private static final int INTERFACE = 1;
  private static final int OLD_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int PACKET = 6;
  private static final int ORDER = 0x1a2b3c4d;
  private static final int MOST_INTERFACES = 4096;
  private static final int LONGEST_DESCRIPTION = 1 << 16;
  private static final int PACKET_HEAD = 28;
  private static final int SIMPLE_HEAD = 12;

  private final ByteSource source;
  private final FrameSink sink;
  private final Frame frame = new Frame();
  private final List<CaptureInterface> interfaces = new ArrayList<>();
  private boolean started;

  PcapngReader(ByteSource source, FrameSink sink) {
    this.source = source;
    this.sink = sink;
  }

  /** True when at least the first section's header was read. */
  boolean started() {
    return started;
  }

  /** Hands over all frames; what the problem was when it could not go on. */
  Optional<String> read() {
    while (source.has(12)) {
      Optional<String> problem = block();
      if (problem.isPresent()) {
        return problem;
      }
    }
    return source.left() == 0 && source.broken().isEmpty()
        ? Optional.empty()
        : Optional.of(source.left() == 0 ? "the stream broke" : "a block's header is cut");
  }

  private Optional<String> block() {
    int type = source.intAt(0);
    if (type == SECTION) {
      boolean little = littleEndian();
      source.bigEndian(!little);
      if (source.intAt(8) != ORDER) {
        return Optional.of("a section's byte order cannot be told");
      }
      interfaces.clear();
    }
    long length = source.unsignedInt(4);
    if (length < 12 || length % 4 != 0) {
      return Optional.of("a block of %d bytes cannot be".formatted(length));
    }
    Optional<String> problem =
        switch (type) {
          case INTERFACE -> describe(length);
          case PACKET, OLD_PACKET -> packet(type, length);
          case SIMPLE_PACKET -> simple(length);
          default -> Optional.empty();
        };
    return problem.isPresent() ? problem : pass(type, length);
  }

  private boolean littleEndian() {
    source.bigEndian(false);
    return source.intAt(8) == ORDER;
  }

  /** Goes behind a block, and checks that its end tells the same length as its begin. */
  private Optional<String> pass(int type, long length) {
    long at = source.offset();
    if (!source.skip(length - 4) || !source.has(4)) {
      return Optional.of(
          "the block that begins at byte %d is cut: it has %d bytes".formatted(at, length));
    }
    if (source.unsignedInt(0) != length) {
      return Optional.of(
          "a block has %d bytes at its begin and %d at its end"
              .formatted(length, source.unsignedInt(0)));
    }
    source.pass(4);
    started |= type == SECTION;
    return Optional.empty();
  }

  private Optional<String> describe(long length) {
    if (length < 20 || interfaces.size() >= MOST_INTERFACES) {
      return Optional.of("an interface's description cannot be read");
    }
    int whole = (int) Math.min(length, LONGEST_DESCRIPTION);
    if (!source.has(whole)) {
      return missing();
    }
    interfaces.add(
        new CaptureInterface(
            source.unsignedShort(8),
            source.unsignedInt(12),
            InterfaceOptions.ticks(source, whole)));
    return Optional.empty();
  }

  /** An enhanced packet block, or its forerunner, which differs in the size of the interface. */
  private Optional<String> packet(int type, long length) {
    if (!source.has(PACKET_HEAD)) {
      return missing();
    }
    int number = type == PACKET ? source.intAt(8) : source.unsignedShort(8);
    if (number < 0 || number >= interfaces.size()) {
      return Optional.of("a packet of an interface that was not described");
    }
    CaptureInterface on = interfaces.get(number);
    frame.linkType = on.linkType();
    frame.nanos = on.ticks().nanos((source.unsignedInt(12) << 32) | source.unsignedInt(16));
    return deliver(length, PACKET_HEAD, source.unsignedInt(20), source.unsignedInt(24));
  }

  /** A packet without a time: it takes that of the packet before it. */
  private Optional<String> simple(long length) {
    if (interfaces.isEmpty()) {
      return Optional.of("a packet of an interface that was not described");
    }
    CaptureInterface on = interfaces.getFirst();
    frame.linkType = on.linkType();
    long original = source.unsignedInt(8);
    long kept = on.snapLength() == 0 ? original : Math.min(original, on.snapLength());
    return deliver(length, SIMPLE_HEAD, kept, original);
  }

  private Optional<String> deliver(long block, int head, long captured, long original) {
    if (captured > PcapReader.LONGEST_FRAME || head + captured + 4 > block) {
      return Optional.of(
          "a packet of %d bytes in a block of %d cannot be".formatted(captured, block));
    }
    int length = (int) captured;
    if (!source.has(head + length)) {
      return missing();
    }
    frame.set(source.array(), source.index(head), length, original);
    sink.take(frame);
    return Optional.empty();
  }

  private static Optional<String> missing() {
    return Optional.of("the last block is cut");
  }
}
