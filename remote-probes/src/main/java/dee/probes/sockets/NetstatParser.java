package dee.probes.sockets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the tables of Internet sockets that netstat(8) prints, on Linux, with BusyBox, and on the
 * BSDs, which join address and port with a dot. {@code netstat -tanp}:
 *
 * <pre>
 * Active Internet connections (servers and established)
 * Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name
 * tcp        0      0 127.0.0.1:9002          0.0.0.0:*               LISTEN      30993/python3
 * tcp6       0      0 :::22                   :::*                    LISTEN      812/sshd
 * </pre>
 *
 * Of a listener, Recv-Q is the accept queue, but Send-Q is always 0: its limit does not show.
 * Tables of other sockets are kept as unreadable lines.
 */
public final class NetstatParser {

  private NetstatParser() {}

  /** Where the columns are, by the header. */
  private record Columns(int before, boolean dots, boolean apart) {

    static Optional<Columns> of(String line) {
      if (!line.contains("Proto Recv-Q Send-Q") || !line.contains("Local Address")) {
        return Optional.empty();
      }
      String first = line.substring(0, line.indexOf("Proto")).strip();
      int before = first.isEmpty() ? 0 : first.split("\\s+", -1).length;
      return Optional.of(
          new Columns(
              before, line.contains("(state)"), line.matches(".*Local Address\\s+Port\\s.*")));
    }

    Optional<SsSocket> row(String line) {
      List<String> words = List.of(line.strip().split("\\s+", -1));
      int addresses = before + 3;
      int rest = addresses + (apart ? 4 : 2);
      if (words.size() < rest
          || !words.get(before).matches("[a-z]+[0-9]*")
          || !words.get(before + 1).matches("\\d{1,18}")
          || !words.get(before + 2).matches("\\d{1,18}")) {
        return Optional.empty();
      }
      // A raw socket's state is a number; a UDP socket has none, and the next column follows.
      boolean state =
          words.size() > rest
              && (words.get(rest).matches("[A-Z][A-Z0-9_]+")
                  || (words.get(before).startsWith("raw") && words.get(rest).matches("\\d{1,3}")));
      return Optional.of(
          new SsSocket(
              words.get(before),
              state ? words.get(rest) : "",
              Long.parseLong(words.get(before + 1)),
              Long.parseLong(words.get(before + 2)),
              end(words, addresses),
              end(words, addresses + (apart ? 2 : 1)),
              String.join(" ", words.subList(state ? rest + 1 : rest, words.size()))));
    }

    private Endpoint end(List<String> words, int at) {
      String word = words.get(at);
      if (apart) {
        return Endpoint.of(word, words.get(at + 1));
      }
      int dot = word.lastIndexOf('.');
      return dots && dot > 0
          ? Endpoint.of(word.substring(0, dot), word.substring(dot + 1))
          : Endpoint.parse(word);
    }
  }

  /**
   * Reads all tables; the netid of a socket is netstat's Proto, its details are the last columns.
   */
  public static SsTable parse(List<String> lines) {
    List<SsSocket> sockets = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    Optional<Columns> columns = Optional.empty();
    for (String line : lines) {
      Optional<Columns> header = Columns.of(line);
      if (header.isPresent()) {
        columns = header;
      } else if (line.startsWith("Active ")) {
        columns = Optional.empty();
      } else if (!line.isBlank()) {
        columns.flatMap(c -> c.row(line)).ifPresentOrElse(sockets::add, () -> unreadable.add(line));
      }
    }
    return new SsTable(sockets, unreadable);
  }
}
