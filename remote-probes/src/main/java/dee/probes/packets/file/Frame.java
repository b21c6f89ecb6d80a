package dee.probes.packets.file;

/**
 * One captured frame. The reader fills the same object again and again, so that millions of frames
 * cost no memory: what is to be kept must be copied.
 */
public final class Frame {

  byte[] bytes = new byte[0];
  int start;
  int length;
  long originalLength;
  long nanos;
  int linkType;
  long number;

  /** Where its bytes are: {@link #start} is the first, {@link #end} is behind the last. */
  public byte[] bytes() {
    return bytes;
  }

  /** The index of its first byte. */
  public int start() {
    return start;
  }

  /** The index behind its last captured byte; the snap length may have cut it. */
  public int end() {
    return start + length;
  }

  /** How many bytes it had on the wire. */
  public long originalLength() {
    return originalLength;
  }

  /** When it was captured: nanoseconds since 1970. */
  public long nanos() {
    return nanos;
  }

  /** What its first bytes are: a {@code LINKTYPE_} number of tcpdump.org. */
  public int linkType() {
    return linkType;
  }

  /** Its place in the file; the first is 1. */
  public long number() {
    return number;
  }

  /** Puts it at so many bytes of an array, and counts it. */
  void set(byte[] array, int from, int captured, long original) {
    bytes = array;
    start = from;
    length = captured;
    originalLength = original;
    number++;
  }
}
