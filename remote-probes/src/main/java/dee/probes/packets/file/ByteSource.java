package dee.probes.packets.file;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A stream's bytes through one buffer, which grows only for a frame that is larger: what is needed
 * is asked for with {@link #has}, read at an offset from the current place, and passed over.
 */
final class ByteSource {

  private static final int SIZE = 1 << 16;
  private static final VarHandle LITTLE_INT = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_INT = view(int[].class, ByteOrder.BIG_ENDIAN);

  private final InputStream in;
  private byte[] buffer = new byte[SIZE];
  private int from;
  private int to;
  private long passed;
  private boolean bigEndian;
  private Optional<String> broken = Optional.empty();

  ByteSource(InputStream in) {
    this.in = in;
  }

  private static VarHandle view(Class<?> array, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(array, order);
  }

  /** From here on numbers of more than one byte are read in that order. */
  void bigEndian(boolean big) {
    bigEndian = big;
  }

  /** True when so many bytes are there, or could be read. */
  boolean has(int bytes) {
    return to - from >= bytes || fill(bytes);
  }

  private boolean fill(int bytes) {
    if (buffer.length - from < bytes) {
      byte[] target = buffer.length < bytes ? new byte[2 * bytes] : buffer;
      System.arraycopy(buffer, from, target, 0, to - from);
      buffer = target;
      passed += from;
      to -= from;
      from = 0;
    }
    while (to - from < bytes) {
      int read = read();
      if (read <= 0) {
        return false;
      }
      to += read;
    }
    return true;
  }

  private int read() {
    try {
      return in.read(buffer, to, buffer.length - to);
    } catch (IOException e) {
      broken = Optional.of(String.valueOf(e.getMessage()));
      return -1;
    }
  }

  /** Passes so many bytes that are there. */
  void pass(int bytes) {
    from += bytes;
  }

  /** Passes so many bytes, read or not; false when the stream ends before. */
  boolean skip(long bytes) {
    long left = bytes;
    while (left > to - from) {
      left -= to - from;
      from = to;
      if (!has(1)) {
        return false;
      }
    }
    from += (int) left;
    return true;
  }

  /** How many bytes are there without reading more. */
  int left() {
    return to - from;
  }

  /** The offset of the current place in the stream. */
  long offset() {
    return passed + from;
  }

  /** Why the stream could not be read to its end, where that is so. */
  Optional<String> broken() {
    return broken;
  }

  byte[] array() {
    return buffer;
  }

  /** The index in the array of a byte so far from here. */
  int index(int at) {
    return from + at;
  }

  int unsignedByte(int at) {
    return buffer[from + at] & 0xff;
  }

  int unsignedShort(int at) {
    int first = unsignedByte(at);
    int second = unsignedByte(at + 1);
    return bigEndian ? (first << 8) | second : (second << 8) | first;
  }

  int intAt(int at) {
    return (int) (bigEndian ? BIG_INT : LITTLE_INT).get(buffer, from + at);
  }

  long unsignedInt(int at) {
    return intAt(at) & 0xffffffffL;
  }

  long longAt(int at) {
    long first = unsignedInt(at);
    long second = unsignedInt(at + 4);
    return bigEndian ? (first << 32) | second : (second << 32) | first;
  }
}
