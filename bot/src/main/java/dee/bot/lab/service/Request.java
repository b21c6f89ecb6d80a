package dee.bot.lab.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The head of one HTTP request without a body.
 *
 * @param path as in the request line
 * @param keepAlive whether the client means to use the connection again
 */
record Request(String line, String path, boolean keepAlive) {

  private static final int MOST_BYTES = 8192;

  /** Reads the next request; empty when the client has closed before one began. */
  static Optional<Request> read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream(256);
    int ends = 0;
    while (ends < 2) {
      int next = in.read();
      if (next < 0) {
        return Optional.empty();
      }
      if (head.size() >= MOST_BYTES) {
        throw new IOException("the request's head is longer than " + MOST_BYTES + " bytes");
      }
      head.write(next);
      ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
    }
    return Optional.of(of(head.toString(StandardCharsets.ISO_8859_1)));
  }

  private static Request of(String head) throws IOException {
    String line = head.lines().findFirst().orElse("");
    String[] words = line.split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      throw new IOException("not an HTTP request");
    }
    boolean close = head.toLowerCase(Locale.ROOT).contains("\r\nconnection: close\r\n");
    return new Request(line, words[1], !close && !words[2].endsWith(".0"));
  }
}
