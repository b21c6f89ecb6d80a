package dee.probes.packets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the blocks of a pcapng file one by one. */
public final class PcapngBlocks {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  public PcapngBlocks(ByteOrder order) {
    this.order = order;
  }

  /** A block of any type. */
  public PcapngBlocks block(int type, ByteBuffer body) {
    byte[] bytes = new byte[body.capacity()];
    body.get(0, bytes);
    int padded = (bytes.length + 3) / 4 * 4;
    out.writeBytes(
        ByteBuffer.allocate(12 + padded)
            .order(order)
            .putInt(type)
            .putInt(12 + padded)
            .put(bytes)
            .putInt(8 + padded, 12 + padded)
            .array());
    return this;
  }

  /** A buffer of the file's byte order. */
  public ByteBuffer body(int bytes) {
    return ByteBuffer.allocate(bytes).order(order);
  }

  /** A section's header. */
  public PcapngBlocks section() {
    ByteBuffer body = body(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0);
    return block(0x0a0d0d0a, body.putLong(-1));
  }

  /** An Ethernet interface that keeps 96 bytes, and how it counts time. */
  public PcapngBlocks ethernet(int resolution, long offset) {
    ByteBuffer body = body(8 + 8 + 12 + 4).putShort((short) 1).putShort((short) 0).putInt(96);
    body.putShort((short) 9).putShort((short) 1).put((byte) resolution).position(16);
    body.putShort((short) 14).putShort((short) 8).putLong(offset).putInt(0);
    return block(1, body);
  }

  /** An enhanced packet block. */
  public PcapngBlocks packet(int on, long ticks, Rewritten.Written record) {
    ByteBuffer body = body(20 + record.bytes().length).putInt(on);
    body.putInt((int) (ticks >>> 32)).putInt((int) ticks);
    body.putInt(record.bytes().length).putInt(record.original()).put(record.bytes());
    return block(6, body);
  }

  /** A packet block of the old kind. */
  public PcapngBlocks oldPacket(int on, long ticks, Rewritten.Written record) {
    ByteBuffer body = body(20 + record.bytes().length).putShort((short) on).putShort((short) 7);
    body.putInt((int) (ticks >>> 32)).putInt((int) ticks);
    body.putInt(record.bytes().length).putInt(record.original()).put(record.bytes());
    return block(2, body);
  }

  /** A simple packet block. */
  public PcapngBlocks simplePacket(Rewritten.Written record) {
    ByteBuffer body = body(4 + record.bytes().length).putInt(record.original());
    return block(3, body.put(record.bytes()));
  }

  public byte[] bytes() {
    return out.toByteArray();
  }
}
