package dee.bot.lab.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends one request on a new connection and says how it ended. */
final class Client {

  /** How a request ended, for the client. */
  enum End {
    ANSWERED,
    SERVER_ERROR,
    EMPTY_REPLY,
    READ_TIMEOUT,
    CONNECT_TIMEOUT,
    REFUSED,
    RESET
  }

  /** How long connections are kept for their next request, in turn: just over two seconds. */
  private static final Duration[] PAUSES = {
    Duration.ofMillis(2020),
    Duration.ofMillis(2040),
    Duration.ofMillis(2060),
    Duration.ofMillis(2120),
    Duration.ofMillis(2200)
  };

  private final Queue<Socket> kept = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pauses = new AtomicInteger();

  End ask(InetSocketAddress address, Traffic traffic) throws IOException {
    Socket socket = new Socket();
    boolean keep = false;
    try {
      End failed = connect(socket, address, (int) traffic.patience().toMillis());
      if (failed != End.ANSWERED) {
        return failed;
      }
      End end = traffic.kind() == ClientKind.CONNECTS ? End.ANSWERED : exchange(socket, traffic);
      if (traffic.kind() == ClientKind.REUSES && end == End.ANSWERED) {
        pause();
        end = exchange(socket, traffic);
      }
      keep = traffic.kind().keeps() && end == End.ANSWERED;
      if (traffic.kind().resets()) {
        socket.setSoLinger(true, 0);
      }
      return end;
    } finally {
      if (keep) {
        kept.add(socket);
      } else {
        socket.close();
      }
    }
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(PAUSES[Math.floorMod(pauses.getAndIncrement(), PAUSES.length)]);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the client was interrupted", e);
    }
  }

  private static End connect(Socket socket, InetSocketAddress address, int patience)
      throws IOException {
    try {
      socket.connect(address, patience);
      return End.ANSWERED;
    } catch (SocketTimeoutException _) {
      return End.CONNECT_TIMEOUT;
    } catch (ConnectException _) {
      return End.REFUSED;
    }
  }

  private static End exchange(Socket socket, Traffic traffic) throws IOException {
    try {
      socket.setSoTimeout((int) traffic.patience().toMillis());
      String request = "GET " + traffic.path() + " HTTP/1.1\r\nHost: orders\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return readAnswer(socket.getInputStream());
    } catch (SocketTimeoutException _) {
      return End.READ_TIMEOUT;
    } catch (SocketException _) {
      return End.RESET;
    }
  }

  /** The lab's answers are small: they come in one piece. */
  private static End readAnswer(InputStream in) throws IOException {
    byte[] start = in.readNBytes("HTTP/1.1 200".length());
    if (start.length == 0) {
      return End.EMPTY_REPLY;
    }
    in.skipNBytes(in.available());
    return new String(start, StandardCharsets.US_ASCII).endsWith(" 200")
        ? End.ANSWERED
        : End.SERVER_ERROR;
  }
}
