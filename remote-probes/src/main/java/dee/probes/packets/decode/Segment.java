package dee.probes.packets.decode;

/**
 * The TCP segment of one frame: what a flow is made of. Like the frame it is filled again and
 * again. Addresses are 16 bytes in two numbers; IPv4 ones are written inside IPv6, {@code
 * ::ffff:a.b.c.d}.
 */
public final class Segment {

  /** What stands for bytes that are not there. */
  public static final int NO_BYTES = -1;

  static final long MAPPED = 0xffff_0000_0000L;

  long number;
  long nanos;
  boolean v6;
  long sourceHigh;
  long sourceLow;
  long destinationHigh;
  long destinationLow;
  int sourcePort;
  int destinationPort;
  int ttl;
  int id;
  int sequence;
  int acknowledged;
  int flags;
  int window;
  int payload;
  int firstBytes;
  int dataAt;
  final TcpOptions options = new TcpOptions();

  /** The frame's place in the file. */
  public long number() {
    return number;
  }

  /** Nanoseconds since 1970. */
  public long nanos() {
    return nanos;
  }

  public boolean v6() {
    return v6;
  }

  public long sourceHigh() {
    return sourceHigh;
  }

  public long sourceLow() {
    return sourceLow;
  }

  public long destinationHigh() {
    return destinationHigh;
  }

  public long destinationLow() {
    return destinationLow;
  }

  public int sourcePort() {
    return sourcePort;
  }

  public int destinationPort() {
    return destinationPort;
  }

  /** Time to live, or the hop limit of IPv6. */
  public int ttl() {
    return ttl;
  }

  /** The IP-ID; 0 for IPv6, which has none. */
  public int id() {
    return id;
  }

  public int sequence() {
    return sequence;
  }

  public int acknowledged() {
    return acknowledged;
  }

  /** The flags of RFC 9293, FIN the lowest bit. */
  public int flags() {
    return flags;
  }

  /** The window as sent, before any scaling. */
  public int window() {
    return window;
  }

  /** Bytes of data by the IP header's length, captured or not. */
  public int payload() {
    return payload;
  }

  /**
   * The first three bytes of data as one number, the first one highest; {@link #NO_BYTES} where
   * fewer were sent or captured.
   */
  public int firstBytes() {
    return firstBytes;
  }

  /** The index in the frame's array where its data begin, captured or not. */
  public int dataAt() {
    return dataAt;
  }

  /** The options, read only where {@link TcpFlags#SYN} is set. */
  public TcpOptions options() {
    return options;
  }
}
