package dee.probes.packets;

import dee.probes.packets.decode.Decoder;
import dee.probes.packets.file.CaptureFile;
import dee.probes.packets.file.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Writes a capture anew with little of what was said: of each packet its headers and the first
 * bytes of its data, enough to know the language and too little for a secret. Frames without a
 * whole TCP header are left out. What comes of it is little-endian pcap with microseconds, of the
 * same link type; lengths on the wire stay as they were.
 */
final class PayloadCutter {

  /** How many bytes of a packet's data are kept. */
  static final int KEPT = 8;

  private static final int HEADER = 24;
  private static final int PACKET_HEADER = 16;
  private static final int MICROS = 0xa1b2c3d4;
  private static final int LONGEST = 262_144;
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final Decoder decoder = new Decoder();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int linkType;

  private PayloadCutter() {}

  /** The capture with its data cut; empty when it has no TCP packet. */
  static Optional<byte[]> cut(byte[] capture) {
    PayloadCutter cutter = new PayloadCutter();
    CaptureFile.read(new ByteArrayInputStream(capture), cutter::take);
    return cutter.out.size() == 0 ? Optional.empty() : Optional.of(cutter.out.toByteArray());
  }

  private void take(Frame frame) {
    if (!decoder.read(frame)) {
      return;
    }
    if (out.size() == 0) {
      begin(frame.linkType());
    }
    if (frame.linkType() == linkType) {
      write(frame, Math.min(frame.end(), decoder.segment().dataAt() + KEPT) - frame.start());
    }
  }

  private void begin(int link) {
    linkType = link;
    ByteBuffer header = buffer(HEADER).putInt(MICROS).putShort((short) 2).putShort((short) 4);
    out.writeBytes(header.putInt(16, LONGEST).putInt(20, link).array());
  }

  private void write(Frame frame, int length) {
    long micros = Math.floorDiv(frame.nanos(), 1000);
    out.writeBytes(
        buffer(PACKET_HEADER)
            .putInt((int) Math.floorDiv(micros, MICROS_PER_SECOND))
            .putInt((int) Math.floorMod(micros, MICROS_PER_SECOND))
            .putInt(length)
            .putInt((int) frame.originalLength())
            .array());
    out.write(frame.bytes(), frame.start(), length);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
