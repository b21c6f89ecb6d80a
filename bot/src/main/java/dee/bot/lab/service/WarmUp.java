package dee.bot.lab.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Asks some pages once before the service opens: a class that is first needed when no descriptor is
 * free cannot be read any more.
 */
final class WarmUp {

  private WarmUp() {}

  static void run(ConnectionWorker worker, List<String> pages) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket door = new ServerSocket(0, 1, loopback)) {
      for (String page : pages) {
        try (Socket client = new Socket(loopback, door.getLocalPort())) {
          client
              .getOutputStream()
              .write(
                  ("GET " + page + " HTTP/1.1\r\nConnection: close\r\n\r\n")
                      .getBytes(StandardCharsets.US_ASCII));
          worker.serve(door.accept());
        }
      }
    }
  }
}
