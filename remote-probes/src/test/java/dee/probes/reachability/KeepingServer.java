package dee.probes.reachability;

import dee.probes.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that answers the first request of each client and keeps the connection. */
final class KeepingServer implements AutoCloseable {

  static final String LENGTH = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;a=b\r\nok\r\n3\r\n...\r\n0\r\nX: y\r\n\r\n";

  /** What is done with a client once its first request is answered. */
  interface Then {
    void treat(Socket client) throws IOException;
  }

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> clients = new CopyOnWriteArrayList<>();
  private final String answer;
  private final Then then;

  KeepingServer(String answer, Then then) throws IOException {
    this.answer = answer;
    this.then = then;
    Thread.ofVirtual()
        .start(() -> {
          while (!listener.isClosed()) {
            try {
              Socket client = listener.accept();
              clients.add(client);
              Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
              // The test has gone.
            }
          }
        });
  }

  private void serve(Socket client) {
    try {
      if (request(client)) {
        answer(client);
        then.treat(client);
      }
    } catch (IOException _) {
      // The client or the test has gone.
    }
  }

  /** Answers a client once more, and as often as it asks. */
  void goOn(Socket client) throws IOException {
    while (request(client)) {
      answer(client);
    }
    client.close();
  }

  private void answer(Socket client) throws IOException {
    client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Reads a request; false where the client has left instead. */
  static boolean request(Socket client) throws IOException {
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      int next = client.getInputStream().read();
      if (next < 0) {
        return false;
      }
      request.append((char) next);
    }
    return true;
  }

  static void reset(Socket client) throws IOException {
    client.setSoLinger(true, 0);
    client.close();
  }

  HostPort address() {
    return new HostPort(listener.getInetAddress().getHostAddress(), listener.getLocalPort());
  }

  List<Socket> clients() {
    return clients;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket client : clients) {
      client.close();
    }
  }
}
