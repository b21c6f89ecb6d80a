package dee.bot.lab;

import dee.probes.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks at this machine with ss and /proc, without Dee's probes and without the lab's own reading.
 */
final class OwnEyes {

  private OwnEyes() {}

  /** Recv-Q and Send-Q of the listener at an address, as ss tells. */
  static List<Integer> listenerQueue(HostPort address) {
    List<String> rows =
        run("ss", "-Hltn", "src", address.host(), "and", "sport", "=", ":" + address.port());
    String[] fields = rows.getFirst().trim().split("\\s+", -1);
    return List.of(Integer.parseInt(fields[1]), Integer.parseInt(fields[2]));
  }

  /** The CLOSE-WAIT sockets at an address, a line each, with what ss -ie tells of them. */
  static List<String> closeWaits(HostPort address) {
    return run("ss", "-HtnieO", "state", "close-wait", "src", address.host());
  }

  /** What the open descriptors of a process lead to. */
  static List<String> files(long pid) {
    try (Stream<Path> all = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return all.map(OwnEyes::target).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command lines of the processes that have a text in theirs. */
  static List<String> processesNaming(String mark) {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.map(p -> text(p.resolve("cmdline"))).filter(c -> c.contains(mark)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connections dropped for a full accept queue, in the network namespace of a process. */
  static long listenOverflows(long pid) {
    String[] rows =
        text(Path.of("/proc/" + pid + "/net/netstat"))
            .lines()
            .filter(line -> line.startsWith("TcpExt:"))
            .toArray(String[]::new);
    int column = List.of(rows[0].split(" ", -1)).indexOf("ListenOverflows");
    return Long.parseLong(rows[1].split(" ", -1)[column]);
  }

  /** What a request for orders gets: the first line, blank for an end without an answer. */
  static String ask(HostPort address) throws IOException {
    try (Socket socket = new Socket(address.host(), address.port())) {
      socket.setSoTimeout(5000);
      socket
          .getOutputStream()
          .write("GET /orders HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] start = socket.getInputStream().readNBytes(15);
      return new String(start, StandardCharsets.US_ASCII);
    }
  }

  /** The file of that name in the folder of the one lab whose folder is in this one. */
  static Path under(Path folder, String name) {
    try (Stream<Path> labs = Files.list(folder)) {
      return labs.findFirst().orElseThrow().resolve(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether this machine has a program, also one of those meant for root. */
  static boolean has(String tool) {
    return !run("sh", "-c", "PATH=$PATH:/usr/sbin:/sbin; command -v " + tool).isEmpty();
  }

  static List<String> run(String... command) {
    try {
      Process process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
      process.waitFor();
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException _) {
      return "";
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }
}
