package dee.probes.reachability;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What comes from a socket, read byte by byte until a deadline that holds for all of it. */
final class PatientInput {

  private final Socket socket;
  private final byte[] chunk = new byte[8192];
  private int from;
  private int to;
  private long deadline = System.nanoTime();

  PatientInput(Socket socket) {
    this.socket = socket;
  }

  /** What is read from now on must come within that time. */
  void allow(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
  }

  /**
   * The next byte, or -1 at the end.
   *
   * @throws SocketTimeoutException when it does not come in time
   */
  int read() throws IOException {
    if (from == to) {
      // Rounded up: 0 would be for ever, and what is there is read even when it is late.
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis() + 1;
      socket.setSoTimeout(Math.toIntExact(Math.max(1, left)));
      InputStream in = socket.getInputStream();
      from = 0;
      to = 0;
      to = Math.max(0, in.read(chunk));
      if (to == 0) {
        return -1;
      }
    }
    return chunk[from++] & 0xff;
  }

  /**
   * The next line without its end; empty at an empty one.
   *
   * @throws EOFException when the stream ends before the line does
   * @throws IOException when it is longer than that
   */
  String line(int longest) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = read(); next != '\n'; next = read()) {
      if (next < 0) {
        throw new EOFException("the stream ended within a line");
      }
      if (line.size() == longest) {
        throw new IOException("a line is longer than " + longest + " bytes");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /**
   * Reads over so many bytes.
   *
   * @throws EOFException when there are fewer
   */
  void skip(long count) throws IOException {
    for (long i = 0; i < count; i++) {
      if (read() < 0) {
        throw new EOFException("the stream ended within a body");
      }
    }
  }
}
