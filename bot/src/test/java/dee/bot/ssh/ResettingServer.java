package dee.bot.ssh;

import dee.probes.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Resets its first connections, as sshd does under too many logins, and passes the others on. */
final class ResettingServer implements AutoCloseable {

  private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final HostPort behind;

  private ResettingServer(HostPort behind) throws IOException {
    this.behind = behind;
  }

  static ResettingServer before(HostPort behind, int resets) throws IOException {
    ResettingServer server = new ResettingServer(behind);
    Thread.ofVirtual().start(() -> server.serve(resets));
    return server;
  }

  HostPort address() {
    return new HostPort("127.0.0.1", door.getLocalPort());
  }

  private void serve(int resets) {
    try {
      for (int i = 0; i < resets; i++) {
        Socket client = door.accept();
        client.setSoLinger(true, 0);
        client.close();
      }
      while (true) {
        Socket client = door.accept();
        Socket server = new Socket(behind.host(), behind.port());
        Thread.ofVirtual().start(() -> pass(client, server));
        Thread.ofVirtual().start(() -> pass(server, client));
      }
    } catch (IOException _) {
      // The door was closed: the test is over.
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // One side has left; the other is let go.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
