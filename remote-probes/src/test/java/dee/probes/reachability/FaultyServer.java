package dee.probes.reachability;

import dee.probes.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on loopback that treats each client in one faulty way. */
final class FaultyServer implements AutoCloseable {

  private final ServerSocket listener;
  private final List<Socket> held = new CopyOnWriteArrayList<>();

  private FaultyServer(int backlog) throws IOException {
    listener = new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
  }

  /** Reads the request and answers with these bytes; with none it just closes. */
  static FaultyServer answering(String answer) throws IOException {
    FaultyServer server = new FaultyServer(50);
    server.serve(client -> {
      server.readRequest(client);
      client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      client.close();
    });
    return server;
  }

  /** Accepts, and never says a word. */
  static FaultyServer silent() throws IOException {
    FaultyServer server = new FaultyServer(50);
    server.serve(_ -> {});
    return server;
  }

  /** Reads the request and closes with SO_LINGER 0, which sends an RST. */
  static FaultyServer resetting() throws IOException {
    FaultyServer server = new FaultyServer(50);
    server.serve(client -> {
      server.readRequest(client);
      client.setSoLinger(true, 0);
      client.close();
    });
    return server;
  }

  /** Reads all that a client says first, in whatever language, and answers with these bytes. */
  static FaultyServer greeting(String answer) throws IOException {
    FaultyServer server = new FaultyServer(50);
    server.serve(client -> {
      int _ = client.getInputStream().read(new byte[16_384]);
      client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      client.close();
    });
    return server;
  }

  /** Waits for a client's first byte and sends an RST. */
  static FaultyServer resettingAfterAByte() throws IOException {
    FaultyServer server = new FaultyServer(50);
    server.serve(client -> {
      int _ = client.getInputStream().read();
      client.setSoLinger(true, 0);
      client.close();
    });
    return server;
  }

  /** Never accepts, and its queue is full. */
  static FaultyServer full() throws IOException {
    FaultyServer server = new FaultyServer(1);
    for (int i = 0; i < 2; i++) {
      server.held.add(new Socket(server.listener.getInetAddress(), server.listener.getLocalPort()));
    }
    return server;
  }

  /** A port that nothing listens on. */
  static HostPort closedPort() throws IOException {
    try (FaultyServer server = new FaultyServer(1)) {
      return server.address();
    }
  }

  HostPort address() {
    return new HostPort(listener.getInetAddress().getHostAddress(), listener.getLocalPort());
  }

  int accepted() {
    return held.size();
  }

  Socket client(int number) {
    return held.get(number);
  }

  private interface Treatment {
    void treat(Socket client) throws IOException;
  }

  private void serve(Treatment treatment) {
    Thread.ofVirtual()
        .start(() -> {
          while (!listener.isClosed()) {
            try {
              Socket client = listener.accept();
              held.add(client);
              treatment.treat(client);
            } catch (IOException _) {
              // The client or the test has gone.
            }
          }
        });
  }

  private void readRequest(Socket client) throws IOException {
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      int next = client.getInputStream().read();
      if (next < 0) {
        return;
      }
      request.append((char) next);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : held) {
      socket.close();
    }
  }
}
