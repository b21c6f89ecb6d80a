package dee.bot.lab.service;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks each page once before the service opens: a class that is first needed when no descriptor is
 * free cannot be read any more.
 */
final class WarmUp {

  private WarmUp() {}

  static void run(ConnectionWorker worker, ServiceLog log) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket door = new ServerSocket(0, 1, loopback)) {
      for (String page : new String[] {"/health", "/metrics", "/orders", "/none"}) {
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
    failOnce(log);
  }

  private static void failOnce(ServiceLog log) {
    try (FileInputStream missing = new FileInputStream("/nonexistent/warm-up")) {
      log.info("unexpected: " + missing);
    } catch (IOException e) {
      log.warn("Warm-up: optional file not read: " + e.getMessage());
    }
  }
}
