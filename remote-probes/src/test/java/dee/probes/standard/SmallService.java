package dee.probes.standard;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A service for the probes to look at: run as a process, it prints the port it listens on. */
final class SmallService {

  private static final String PAGE =
      """
      hikaricp_connections_max{pool="orders-pool"} 5.0
      hikaricp_connections_active{pool="orders-pool"} 1.0
      hikaricp_connections_idle{pool="orders-pool"} 4.0
      hikaricp_connections_pending{pool="orders-pool"} 0.0
      """;

  private SmallService() {}

  /** Connects to the port given, as to a database, then serves until its standard input ends. */
  public static void main(String[] arguments) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (Socket database = new Socket(loopback, Integer.parseInt(arguments[0]))) {
      database.getOutputStream().write('?');
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 7);
      server.createContext(
          "/",
          exchange -> {
            byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      System.out.println(server.getAddress().getPort());
      while (System.in.read() >= 0) {
        // Whoever started it still lives.
      }
      server.stop(0);
    }
  }
}
