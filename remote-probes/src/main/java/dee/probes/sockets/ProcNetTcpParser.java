package dee.probes.sockets;

import dee.probes.text.IpText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code /proc/net/tcp} and {@code /proc/net/tcp6} (proc_net_tcp.rst of the kernel):
 *
 * <pre>
 *   sl  local_address rem_address   st tx_queue rx_queue tr tm-&gt;when retrnsmt   uid  timeout inode
 *    0: 0100007F:4737 00000000:0000 0A 00000000:00000003 00:00000000 00000000     0        0 11477 1 …
 *    1: 0100007F:4737 0100007F:DE74 08 00000000:00000013 00:00000000 00000000     0        0 0 1 …
 * </pre>
 *
 * Addresses are printed as words of the machine's own byte order, so the order has to be known: it
 * is little-endian but for s390x and a few older ones.
 */
public final class ProcNetTcpParser {

  private static final Pattern ROW =
      Pattern.compile(
          "\\s*\\d+:\\s+([0-9A-Fa-f]{8}|[0-9A-Fa-f]{32}):([0-9A-Fa-f]{4})"
              + "\\s+([0-9A-Fa-f]{8}|[0-9A-Fa-f]{32}):([0-9A-Fa-f]{4})"
              + "\\s+([0-9A-Fa-f]{2})\\s+([0-9A-Fa-f]{1,8}):([0-9A-Fa-f]{1,8})"
              + "\\s+\\S+\\s+\\S+\\s+(\\d{1,10})\\s+\\d+\\s+(\\d{1,18})(?:\\s.*)?");
  private static final Pattern HEADER = Pattern.compile("\\s*sl\\s+local_address\\s.*");

  private ProcNetTcpParser() {}

  /** Reads the lines as a little-endian machine prints them. */
  public static ProcNetTcp parse(List<String> lines) {
    return parse(lines, ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads the lines of a machine of that byte order. */
  public static ProcNetTcp parse(List<String> lines, ByteOrder order) {
    List<ProcNetTcp.Socket> sockets = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || HEADER.matcher(line).matches()) {
        continue;
      }
      row(line, order).ifPresentOrElse(sockets::add, () -> unreadable.add(line));
    }
    return new ProcNetTcp(sockets, unreadable);
  }

  private static Optional<ProcNetTcp.Socket> row(String line, ByteOrder order) {
    Matcher row = ROW.matcher(line);
    if (!row.matches()) {
      return Optional.empty();
    }
    return TcpState.coded(Integer.parseInt(row.group(5), 16))
        .map(state ->
            new ProcNetTcp.Socket(
                end(row.group(1), row.group(2), order),
                end(row.group(3), row.group(4), order),
                state,
                Long.parseLong(row.group(6), 16),
                Long.parseLong(row.group(7), 16),
                Long.parseLong(row.group(8)),
                Long.parseLong(row.group(9))));
  }

  private static Endpoint end(String address, String port, ByteOrder order) {
    ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(address));
    ByteBuffer bytes = ByteBuffer.allocate(words.capacity()).order(order);
    while (words.hasRemaining()) {
      bytes.putInt(words.getInt());
    }
    return new Endpoint(IpText.of(bytes.array()), "", String.valueOf(Integer.parseInt(port, 16)));
  }
}
