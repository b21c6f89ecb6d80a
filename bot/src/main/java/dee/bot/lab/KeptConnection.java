package dee.bot.lab;

import dee.probes.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks an instance for orders twice on one connection, as a client that keeps connections does. */
record KeptConnection(HostPort address) {

  private static final int PATIENCE_MILLIS = 2000;
  private static final String REQUEST = "GET /orders HTTP/1.1\r\nHost: orders\r\n\r\n";

  /** Whether the first request is answered, and the second one, after that while, by nothing. */
  boolean isSilentAfter(Duration idle) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.host(), address.port()), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      if (!answers(socket)) {
        return false;
      }
      Thread.sleep(idle);
      return !answers(socket);
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean answers(Socket socket) throws IOException {
    socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    try {
      int first = in.read();
      in.skipNBytes(in.available());
      if (first < 0) {
        throw new IOException("closed");
      }
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }
}
