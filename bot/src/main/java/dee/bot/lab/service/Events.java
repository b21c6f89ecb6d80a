package dee.bot.lab.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Tells a subscribed client each second that something happened, for as long as it is there. */
final class Events {

  static final String PATH = "/events";

  private static final Duration GAP = Duration.ofSeconds(1);

  private Events() {}

  /**
   * Pushes events.
   *
   * @throws IOException when the client has gone, and said so
   */
  static void push(OutputStream out) throws IOException {
    write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    try {
      for (long number = 1; true; number++) {
        write(out, "data: order " + number + "\n\n");
        Thread.sleep(GAP);
      }
    } catch (InterruptedException e) {
      throw new IOException("the service ends", e);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
