package dee.probes.packets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The packets of a little-endian pcap file with microseconds, written as other files. */
public final class Rewritten {

  /** One packet of the file. */
  public static final class Written {

    private final long micros;
    private final byte[] bytes;
    private final int original;

    private Written(long micros, byte[] bytes, int original) {
      this.micros = micros;
      this.bytes = bytes;
      this.original = original;
    }

    public long micros() {
      return micros;
    }

    public byte[] bytes() {
      return bytes;
    }

    /** Its length on the wire. */
    public int original() {
      return original;
    }
  }

  private final int linkType;
  private final List<Written> records = new ArrayList<>();

  /** Reads the file's packets. */
  public Rewritten(byte[] pcap) {
    ByteBuffer in = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
    linkType = in.getInt(20);
    in.position(24);
    while (in.hasRemaining()) {
      long micros = in.getInt() * 1_000_000L + in.getInt();
      byte[] bytes = new byte[in.getInt()];
      int original = in.getInt();
      in.get(bytes);
      records.add(new Written(micros, bytes, original));
    }
  }

  public List<Written> records() {
    return records;
  }

  /** As pcap of a byte order, with microseconds or nanoseconds. */
  public byte[] pcap(ByteOrder order, boolean nanos) {
    return pcap(order, nanos, linkType, bytes -> bytes);
  }

  /** As pcap of another link type, each frame changed. */
  public byte[] pcap(int otherLinkType, UnaryOperator<byte[]> change) {
    return pcap(ByteOrder.LITTLE_ENDIAN, false, otherLinkType, change);
  }

  private byte[] pcap(ByteOrder order, boolean nanos, int link, UnaryOperator<byte[]> change) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int magic = nanos ? 0xa1b23c4d : 0xa1b2c3d4;
    ByteBuffer head = ByteBuffer.allocate(24).order(order).putInt(magic);
    head.putShort((short) 2).putShort((short) 4).putInt(16, 96).putInt(20, link);
    out.writeBytes(head.array());
    for (Written record : records) {
      byte[] bytes = change.apply(record.bytes());
      out.writeBytes(
          ByteBuffer.allocate(16)
              .order(order)
              .putInt((int) (record.micros() / 1_000_000))
              .putInt((int) (record.micros() % 1_000_000) * (nanos ? 1000 : 1))
              .putInt(bytes.length)
              .putInt(record.original() + bytes.length - record.bytes().length)
              .array());
      out.writeBytes(bytes);
    }
    return out.toByteArray();
  }
}
