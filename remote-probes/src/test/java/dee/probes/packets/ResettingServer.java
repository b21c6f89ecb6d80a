package dee.probes.packets;

import dee.probes.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A service that reads a request and resets the connection, with a client that asks again and
 * again until it is closed; both on a loopback address.
 */
final class ResettingServer implements AutoCloseable {

  private final ServerSocket server;
  private final Thread serving;
  private final Thread asking;
  private final AtomicLong resets = new AtomicLong();

  private ResettingServer(ServerSocket server, byte[] request, int pause) {
    this.server = server;
    this.serving = Thread.ofVirtual().start(this::serve);
    this.asking = Thread.ofVirtual().start(() -> ask(request, pause));
  }

  /** One at that address, whose client pauses for so many milliseconds between requests. */
  static ResettingServer at(String address, String request, int pause) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral(address));
    return new ResettingServer(
        server, request.getBytes(java.nio.charset.StandardCharsets.US_ASCII), pause);
  }

  HostPort address() {
    return new HostPort(server.getInetAddress().getHostAddress(), server.getLocalPort());
  }

  /** How many connections were reset so far. */
  long resets() {
    return resets.get();
  }

  private void serve() {
    byte[] buffer = new byte[4096];
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.setSoLinger(true, 0);
        socket.getInputStream().read(buffer);
        resets.incrementAndGet();
      } catch (IOException _) {
        // the client left first, or this server is closed
      }
    }
  }

  private void ask(byte[] request, int pause) {
    InetSocketAddress address =
        new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    while (!server.isClosed()) {
      try (Socket socket = new Socket()) {
        socket.connect(address, 1000);
        socket.getOutputStream().write(request);
        socket.getInputStream().read();
      } catch (SocketException _) {
        // reset, as it should be
      } catch (IOException _) {
        return;
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  @Override
  public void close() throws Exception {
    server.close();
    asking.interrupt();
    asking.join();
    serving.join();
  }
}
