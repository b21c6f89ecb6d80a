package dee.bot.lab.machine;

import dee.probes.HostPort;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the lab reads of one of its processes straight from /proc, without Dee's probes. A process
 * that has ended has no files, no sockets and no state.
 *
 * @param pid its process id
 * @param address where it listens
 */
public record ProcessFiles(long pid, HostPort address) {

  private static final String LISTEN = "0A";
  private static final String ESTABLISHED = "01";
  private static final String CLOSE_WAIT = "08";

  /** How many descriptors are open. */
  public int open() {
    int count = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(proc(pid, "fd"))) {
      for (Path _ : files) {
        count++;
      }
    } catch (IOException _) {
      return 0;
    }
    return count;
  }

  /** The soft limit of open files. */
  public int softLimit() {
    return lines("limits").stream()
        .filter(line -> line.startsWith("Max open files"))
        .map(line ->
            Integer.parseInt(line.substring("Max open files".length()).trim().split(" ", 2)[0]))
        .findFirst()
        .orElse(0);
  }

  /** How many connections wait in its listener's queue; -1 when it does not listen. */
  public int queue() {
    return sockets(LISTEN)
        .map(row -> Integer.parseInt(row[4].split(":", 2)[1], 16))
        .findFirst()
        .orElse(-1);
  }

  /** How many CLOSE-WAIT sockets its port has, queued ones included. */
  public int closeWaits() {
    return (int) sockets(CLOSE_WAIT).count();
  }

  /**
   * A counter of its network namespace, by the name that nstat gives it: {@code TcpOutRsts}, {@code
   * TcpExtTCPAbortOnClose}. /proc has each table as a line of names and a line of numbers:
   *
   * <pre>
   * Tcp: RtoAlgorithm RtoMin … OutRsts InCsumErrors
   * Tcp: 1 200 … 33 0
   * </pre>
   *
   * @return 0 where the kernel has none of that name
   */
  public long counter(String name) {
    for (String file : List.of("net/snmp", "net/netstat")) {
      List<String> lines = lines(file);
      for (int i = 0; i + 1 < lines.size(); i += 2) {
        String[] names = lines.get(i).split(" ", -1);
        String table = names[0].replace(":", "");
        int column =
            name.startsWith(table) ? List.of(names).indexOf(name.substring(table.length())) : -1;
        if (column > 0) {
          return Long.parseLong(lines.get(i + 1).split(" ", -1)[column]);
        }
      }
    }
    return 0;
  }

  /**
   * How many of its clients' connections stand though data was sent on them three times or more and
   * nothing came back.
   */
  public int unacknowledged() {
    return (int) sockets(ESTABLISHED).filter(row -> Integer.parseInt(row[6], 16) >= 3).count();
  }

  /** The state's letter, such as S or T; a blank for a process that is gone. */
  public char state() {
    return stat(pid).stream().findFirst().map(letter -> letter.charAt(0)).orElse(' ');
  }

  /** For how long it has been running; zero for a process that is gone. */
  public Duration age() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .map(start -> Duration.between(start, Instant.now()))
        .orElse(Duration.ZERO);
  }

  /** When a process started, in the kernel's ticks since boot; blank for one that is gone. */
  static String startTicks(long pid) {
    return stat(pid).stream().skip(19).findFirst().orElse("");
  }

  /** The fields of /proc/PID/stat after the command's name. */
  private static List<String> stat(long pid) {
    return lines(pid, "stat").stream()
        .findFirst()
        .map(line -> List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)))
        .orElse(List.of());
  }

  /** The rows of the process's own network namespace for its port in one state. */
  private Stream<String[]> sockets(String state) {
    return Stream.of("net/tcp", "net/tcp6")
        .flatMap(table -> lines(table).stream())
        .map(line -> line.trim().split("\\s+", -1))
        .filter(row -> row.length > 9 && row[3].equals(state) && row[1].endsWith(hexAddress()));
  }

  /** The address as in /proc/net/tcp: the bytes in the order of a little-endian machine. */
  private String hexAddress() {
    byte[] bytes = new byte[4];
    String[] parts = address.host().split("\\.", -1);
    for (int i = 0; i < bytes.length; i++) {
      bytes[bytes.length - 1 - i] = (byte) Integer.parseInt(parts[i]);
    }
    String hex = HexFormat.of().withUpperCase().formatHex(bytes);
    return String.format(Locale.ROOT, "%s:%04X", hex, address.port());
  }

  private List<String> lines(String name) {
    return lines(pid, name);
  }

  private static List<String> lines(long pid, String name) {
    try {
      return Files.readAllLines(proc(pid, name));
    } catch (IOException _) {
      return List.of();
    }
  }

  private static Path proc(long pid, String name) {
    return Path.of("/proc", Long.toString(pid), name);
  }
}
