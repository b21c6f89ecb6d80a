package dee.probes.packets.wire;

import dee.probes.packets.Captures;
import dee.probes.packets.decode.TcpFlags;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A captured case with some of its frames changed; Ethernet and IPv4, little-endian. */
final class Reworked {

  private static final int HEAD = 24;
  private static final int RECORD = 16;
  private static final int FLAGS = RECORD + 14 + 20 + 13;

  private final byte[] head;
  private final List<byte[]> records;

  private Reworked(byte[] head, List<byte[]> records) {
    this.head = head;
    this.records = List.copyOf(records);
  }

  /** The frames of {@code fin.pcap}. */
  static Reworked of(String name) {
    byte[] pcap = Captures.bytes(name);
    List<byte[]> records = new ArrayList<>();
    for (int at = HEAD; at < pcap.length; ) {
      int end = at + RECORD + number(pcap, at + 8);
      records.add(Arrays.copyOfRange(pcap, at, end));
      at = end;
    }
    return new Reworked(Arrays.copyOf(pcap, HEAD), records);
  }

  private static int number(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }

  private static boolean any(byte[] bytes, int flags) {
    return (bytes[FLAGS] & flags) != 0;
  }

  /** As a filter takes them that wants SYN, FIN and RST. */
  Reworked onlyFlags() {
    int wanted = TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RST;
    return new Reworked(head, records.stream().filter(r -> any(r, wanted)).toList());
  }

  Reworked first(int count) {
    return new Reworked(head, records.subList(0, count));
  }

  Reworked from(int frame) {
    return new Reworked(head, records.subList(frame, records.size()));
  }

  /** Each RST comes three times. */
  Reworked resetsRepeated() {
    return new Reworked(
        head,
        records.stream()
            .flatMap(r -> any(r, TcpFlags.RST) ? Stream.of(r, r, r) : Stream.of(r))
            .toList());
  }

  /** By a clock that is so many seconds ahead. */
  Reworked ahead(int seconds) {
    return new Reworked(
        head,
        records.stream()
            .map(r -> {
              ByteBuffer later = ByteBuffer.wrap(r.clone()).order(ByteOrder.LITTLE_ENDIAN);
              return later.putInt(0, later.getInt(0) + seconds).array();
            })
            .toList());
  }

  /** With other addresses: the last byte but one of each is so much larger. */
  Reworked inOtherNet(int more) {
    return new Reworked(
        head,
        records.stream()
            .map(r -> {
              byte[] other = r.clone();
              other[RECORD + 14 + 14] += (byte) more;
              other[RECORD + 14 + 18] += (byte) more;
              return other;
            })
            .toList());
  }

  /** Followed by the frames of another. */
  Reworked and(Reworked other) {
    return new Reworked(head, Stream.concat(records.stream(), other.records.stream()).toList());
  }

  int size() {
    return records.size();
  }

  byte[] pcap() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head);
    records.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
