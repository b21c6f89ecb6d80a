package dee.probes.packets.decode;

import dee.probes.packets.file.Frame;
import java.util.Map;
import java.util.TreeMap;

/** Turns frames into TCP segments, and counts those that have none. */
public final class Decoder {

  private static final int TCP_HEADER = 20;

  /** Up to and with the window; less is of no use. */
  private static final int LEAST = 16;

  private static final int FIRST_BYTES = 3;

  private final Segment segment = new Segment();
  private final long[] counted = new long[Layer.REASONS];
  private final Map<Integer, Long> linkTypes = new TreeMap<>();

  /** Reads a frame; when true, {@link #segment} is the segment in it. */
  public boolean read(Frame frame) {
    int reason = decode(frame);
    if (reason >= 0) {
      return true;
    }
    counted[-reason]++;
    if (reason == Layer.UNKNOWN) {
      linkTypes.merge(frame.linkType(), 1L, Long::sum);
    }
    return false;
  }

  /** The segment read last. */
  public Segment segment() {
    return segment;
  }

  /** What was not read so far. */
  public Unread unread() {
    return new Unread(
        linkTypes,
        counted[-Layer.NOT_IP],
        counted[-Layer.NOT_TCP],
        counted[-Layer.FRAGMENT],
        counted[-Layer.CUT],
        counted[-Layer.DAMAGED]);
  }

  private int decode(Frame frame) {
    byte[] bytes = frame.bytes();
    int end = frame.end();
    int ip = LinkLayer.ip(bytes, frame.start(), end, frame.linkType());
    if (ip < 0) {
      return ip;
    }
    long wire = frame.originalLength() - (ip - frame.start());
    int tcp = IpLayer.tcp(bytes, ip, end, wire, segment);
    if (tcp < 0) {
      return tcp;
    }
    segment.number = frame.number();
    segment.nanos = frame.nanos();
    return header(bytes, tcp, end);
  }

  private int header(byte[] bytes, int at, int end) {
    if (end - at < LEAST) {
      return Layer.CUT;
    }
    int length = (bytes[at + 12] >> 4 & 0xf) * 4;
    if (length < TCP_HEADER || length > segment.payload) {
      return Layer.DAMAGED;
    }
    segment.sourcePort = Layer.unsignedShort(bytes, at);
    segment.destinationPort = Layer.unsignedShort(bytes, at + 2);
    segment.sequence = Layer.integer(bytes, at + 4);
    segment.acknowledged = Layer.integer(bytes, at + 8);
    segment.flags = Layer.unsignedShort(bytes, at + 12) & 0x1ff;
    segment.window = Layer.unsignedShort(bytes, at + 14);
    segment.payload -= length;
    segment.firstBytes = firstBytes(bytes, at + length, end);
    segment.dataAt = at + length;
    if ((segment.flags & TcpFlags.SYN) != 0) {
      segment.options.read(bytes, at + TCP_HEADER, Math.min(end, at + length));
    }
    return 0;
  }

  /** A short Ethernet frame is filled up behind its data; that is why both lengths are looked at. */
  private int firstBytes(byte[] bytes, int at, int end) {
    return segment.payload < FIRST_BYTES || end - at < FIRST_BYTES
        ? Segment.NO_BYTES
        : Layer.unsignedShort(bytes, at) << 8 | bytes[at + 2] & 0xff;
  }
}
