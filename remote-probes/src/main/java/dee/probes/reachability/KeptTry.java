package dee.probes.reachability;

import dee.probes.HostPort;
import dee.probes.reachability.KeptConnections.End;
import dee.probes.reachability.KeptConnections.Try;
import dee.probes.reachability.Reachability.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** One connection that is used, left alone for a while, and used again. */
final class KeptTry implements Clients.Client {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Patience FRESH =
      new Patience(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(1500));

  /** A server that closes so soon after its answer has not waited for another request. */
  private static final Duration AT_ONCE = Duration.ofMillis(100);

  /** All of it, so that a slow first answer shortens the pause, not what follows. */
  private static final Duration ALL = Duration.ofMillis(6900);

  private final HostPort address;
  private final String path;
  private final Duration pause;
  private final long began = System.nanoTime();
  private final Socket socket = new Socket();
  private final PatientInput in = new PatientInput(socket);
  private final HttpTry fresh;
  private volatile Try soFar = new Try(End.NEVER_ANSWERED, Duration.ZERO, Optional.empty());

  KeptTry(HostPort address, String path, Duration pause) {
    this.address = address;
    this.path = path;
    this.pause = pause;
    this.fresh = new HttpTry(address, path, FRESH);
  }

  /**
   * Makes the try; blocks for about seven seconds at most, unless the name's address is long in
   * coming.
   *
   * @throws IOException when Dee's own host could not make it
   */
  @Override
  public void run() throws IOException {
    try (socket) {
      connect();
      if (!firstAnswer()) {
        return;
      }
      long quiet = System.nanoTime();
      Optional<End> ended = pause();
      Duration idle = since(quiet);
      if (ended.filter(end -> end == End.CLOSED).isPresent() && idle.compareTo(AT_ONCE) < 0) {
        return;
      }
      End end = ended.isPresent() ? ended.get() : again();
      soFar = new Try(end, idle, Optional.empty());
      if (end == End.SILENT || end == End.RESET || end == End.EMPTY_REPLY) {
        soFar = new Try(end, idle, Optional.of(false));
        boolean answered = fresh.run().result() == Result.ANSWERED;
        soFar = new Try(end, idle, Optional.of(answered));
      }
    } catch (IOException e) {
      if (HttpTry.isOfOwnHost(e)) {
        throw e;
      }
    }
  }

  /** What it has come to. */
  Try soFar() {
    return soFar;
  }

  private void connect() throws IOException {
    InetSocketAddress to =
        new InetSocketAddress(InetAddress.getByName(address.host()), address.port());
    socket.connect(to, Math.toIntExact(FIRST.toMillis()));
  }

  /** Whether it came to its end and the connection may be used again. */
  private boolean firstAnswer() throws IOException {
    WholeAnswer answer = new WholeAnswer(in);
    try {
      in.allow(FIRST);
      send();
      return answer.read();
    } finally {
      if (answer.begun()) {
        soFar = new Try(End.NOT_KEPT, Duration.ZERO, Optional.empty());
      }
    }
  }

  private void send() throws IOException {
    socket.getOutputStream().write(PlainGet.bytes(address, path, PlainGet.After.KEEP));
  }

  /**
   * How it ended in the pause; empty when it is open still. Bytes that nobody asked for are none.
   */
  private Optional<End> pause() throws IOException {
    Duration most = ALL.minus(AGAIN).minus(AGAIN).minus(since(began));
    in.allow(pause.compareTo(most) < 0 ? pause : most);
    try {
      while (in.read() >= 0) {
        // A server may say why it is going to close, such as with 408.
      }
      return Optional.of(End.CLOSED);
    } catch (SocketTimeoutException _) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(reading(e) == Result.RESET ? End.RESET_WHILE_IDLE : End.CLOSED);
    }
  }

  private End again() {
    try {
      in.allow(AGAIN);
      send();
      return in.read() >= 0 ? End.ANSWERED : End.EMPTY_REPLY;
    } catch (IOException e) {
      return reading(e) == Result.RESET ? End.RESET : End.SILENT;
    }
  }

  private static Result reading(IOException e) {
    return HttpTry.reading(e, String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT));
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  @Override
  public void close() {
    fresh.close();
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed then.
    }
  }
}
