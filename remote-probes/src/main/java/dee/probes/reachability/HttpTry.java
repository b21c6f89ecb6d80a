package dee.probes.reachability;

import dee.probes.HostPort;
import dee.probes.reachability.Reachability.Attempt;
import dee.probes.reachability.Reachability.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One try of a client: connects, sends a GET, reads the answer's first line. A plain socket,
 * because the clients of the JDK cannot tell a reset from a closed connection.
 */
final class HttpTry implements AutoCloseable {

  private static final Pattern STATUS = Pattern.compile("HTTP/\\d(?:\\.\\d)? (\\d{3})(?: .*)?");
  private static final int LONGEST_LINE = 8192;

  private enum Phase {
    RESOLVING,
    CONNECTING,
    READING
  }

  private final HostPort address;
  private final String path;
  private final Patience patience;
  private final Socket socket = new Socket();
  private final long began = System.nanoTime();
  private volatile Phase phase = Phase.RESOLVING;
  private volatile Optional<Duration> connect = Optional.empty();

  HttpTry(HostPort address, String path, Patience patience) {
    this.address = address;
    this.path = path;
    this.patience = patience;
  }

  /**
   * Makes the try.
   *
   * @throws IOException when Dee's own host could not make it
   */
  Attempt run() throws IOException {
    try (socket) {
      InetSocketAddress to =
          new InetSocketAddress(InetAddress.getByName(address.host()), address.port());
      phase = Phase.CONNECTING;
      socket.connect(to, Math.toIntExact(patience.connect().toMillis()));
      connect = Optional.of(elapsed());
      phase = Phase.READING;
      socket.getOutputStream().write(PlainGet.bytes(address, path, PlainGet.After.CLOSE));
      return answer(firstLine());
    } catch (IOException e) {
      Result result = result(e);
      return new Attempt(
          result, 0, connect, elapsed(), result == Result.OTHER ? String.valueOf(e) : "");
    }
  }

  /** What this try comes to when it is given up now. */
  Attempt givenUp() {
    return ended(
        switch (phase) {
          case RESOLVING -> Result.UNRESOLVED;
          case CONNECTING -> Result.CONNECT_TIMEOUT;
          case READING -> Result.READ_TIMEOUT;
        });
  }

  /** Gives the try up; what it waits for ends at once. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed then.
    }
  }

  private Optional<String> firstLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long deadline = System.nanoTime() + patience.read().toNanos();
    InputStream in = socket.getInputStream();
    byte[] chunk = new byte[1024];
    while (line.size() < LONGEST_LINE) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new SocketTimeoutException("no whole line in time");
      }
      socket.setSoTimeout(Math.toIntExact(left));
      int count = in.read(chunk);
      if (count < 0) {
        break;
      }
      line.write(chunk, 0, count);
      int end = line.toString(StandardCharsets.ISO_8859_1).indexOf('\n');
      if (end >= 0) {
        return Optional.of(line.toString(StandardCharsets.ISO_8859_1).substring(0, end).strip());
      }
    }
    return line.size() == 0
        ? Optional.empty()
        : Optional.of(line.toString(StandardCharsets.ISO_8859_1));
  }

  private Attempt answer(Optional<String> line) {
    if (line.isEmpty()) {
      return ended(Result.EMPTY_REPLY);
    }
    Matcher status = STATUS.matcher(line.get());
    return status.matches()
        ? new Attempt(Result.ANSWERED, Integer.parseInt(status.group(1)), connect, elapsed())
        : ended(Result.NOT_HTTP);
  }

  private Attempt ended(Result result) {
    return new Attempt(result, 0, connect, elapsed());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private Result result(IOException e) throws IOException {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (isOfOwnHost(e)) {
      throw e;
    }
    return switch (phase) {
      case RESOLVING -> Result.UNRESOLVED;
      case CONNECTING -> connecting(e, message);
      case READING -> reading(e, message);
    };
  }

  /** Whether Dee's own host failed, which tells nothing about the service. */
  static boolean isOfOwnHost(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("too many open files") || message.contains("cannot assign requested");
  }

  static Result connecting(IOException e, String message) {
    if (e instanceof UnknownHostException) {
      return Result.UNRESOLVED;
    }
    if (e instanceof SocketTimeoutException || message.contains("timed out")) {
      return Result.CONNECT_TIMEOUT;
    }
    boolean away = e instanceof NoRouteToHostException || message.contains("unreachable");
    if (away || message.contains("not permitted") || message.contains("permission denied")) {
      return Result.NO_ROUTE;
    }
    return e instanceof ConnectException || message.contains("refused")
        ? Result.REFUSED
        : Result.OTHER;
  }

  static Result reading(IOException e, String message) {
    if (e instanceof SocketTimeoutException || message.contains("timed out")) {
      return Result.READ_TIMEOUT;
    }
    if (e instanceof NoRouteToHostException || message.contains("unreachable")) {
      return Result.NO_ROUTE;
    }
    return message.contains("reset") || message.contains("broken pipe")
        ? Result.RESET
        : Result.OTHER;
  }
}
