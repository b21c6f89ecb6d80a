package dee.probes.packets.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A capture of so many packets that is always the same: a thousand connections at a time, each of a
 * hundred packets with full data, one packet in 160 sent again, three connections in ten reset.
 */
final class GeneratedCapture {

  private static final int AT_A_TIME = 1000;
  private static final int OF_A_FLOW = 100;
  private static final int MOST_DATA = 512;
  private static final int HEADERS = 14 + 20 + 20;

  /** What is in a file. */
  record Content(long packets, long connections, long resets, long retransmissions) {

    @Override
    public String toString() {
      return "%,d packets, %,d connections, %,d resets, %,d retransmissions"
          .formatted(packets, connections, resets, retransmissions);
    }
  }

  /** One connection and how far it is; the client's numbers are at 0, the server's at 1. */
  private static final class Connection {
    private int port;
    private int address;
    private int sent;
    private final int[] next = new int[2];
  }

  private final Random random = new Random(20_261_122);
  private final Connection[] open = new Connection[AT_A_TIME];
  private final ByteBuffer record =
      ByteBuffer.allocate(16 + HEADERS + MOST_DATA).order(ByteOrder.LITTLE_ENDIAN);
  private int opened;
  private long resets;
  private long retransmissions;

  /** Writes the file; what is in it. */
  Content write(Path file, long packets) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      ByteBuffer head = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0xa1b2c3d4);
      out.write(
          head.putShort((short) 2).putShort((short) 4).putInt(16, 65535).putInt(20, 1).array());
      for (long i = 0; i < packets; i++) {
        packet(i);
        out.write(record.array(), 0, record.position());
      }
    }
    return new Content(packets, opened, resets, retransmissions);
  }

  private void packet(long number) {
    int slot = random.nextInt(AT_A_TIME);
    Connection connection = open[slot];
    if (connection == null || connection.sent == OF_A_FLOW) {
      connection = new Connection();
      connection.address = 0x0a000000 | (opened >>> 15);
      connection.port = 20_000 + (opened & 0x7fff);
      connection.next[0] = random.nextInt();
      connection.next[1] = random.nextInt();
      open[slot] = connection;
      opened++;
    }
    write(number, connection, connection.sent++);
  }

  private void write(long number, Connection connection, int step) {
    boolean last = step == OF_A_FLOW - 1;
    boolean reset = last && connection.port % 10 < 3;
    int side = step < 3 ? step & 1 : random.nextInt(2);
    int data = step < 3 || last ? 0 : random.nextInt(MOST_DATA);
    boolean again = step > 3 && data > 1 && random.nextInt(160) == 0;
    int flags = step == 0 ? 2 : step == 1 ? 18 : reset ? 20 : last ? 17 : 16;
    int sequence = connection.next[side] - (again ? data : 0);
    resets += reset ? 1 : 0;
    retransmissions += again ? 1 : 0;
    record.clear().order(ByteOrder.LITTLE_ENDIAN);
    record.putInt((int) (1_700_000_000 + number / 100_000)).putInt((int) (number % 100_000) * 10);
    record.putInt(HEADERS + data).putInt(HEADERS + data).order(ByteOrder.BIG_ENDIAN);
    record.putLong(0x0200000000010200L).putInt(2).putShort((short) 0x0800);
    record.putShort((short) 0x4500).putShort((short) (40 + data));
    record.putShort((short) (step + 1)).putShort((short) 0x4000).putShort((short) 0x4006);
    record.putShort((short) 0);
    record.putInt(side == 0 ? connection.address : 0x0a63_0001);
    record.putInt(side == 0 ? 0x0a63_0001 : connection.address);
    record.putShort((short) (side == 0 ? connection.port : 8080));
    record.putShort((short) (side == 0 ? 8080 : connection.port));
    record.putInt(sequence).putInt(step == 0 ? 0 : connection.next[1 - side]);
    record.putShort((short) (0x5000 | flags)).putShort((short) 501).putInt(0);
    record.position(record.position() + data);
    if (!again) {
      connection.next[side] += data + (flags & 1) + (flags >> 1 & 1);
    }
  }
}
