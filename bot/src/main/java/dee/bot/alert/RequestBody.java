package dee.bot.alert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads a request's body within bounds of size and time. */
final class RequestBody {

  static final int LARGEST = 1 << 20;

  private static final Duration MOMENT = Duration.ofSeconds(1);

  private RequestBody() {}

  /**
   * All of it.
   *
   * @throws Refused when it is too large, or did not come within the time
   */
  static byte[] read(InputStream in, Duration within) {
    long deadline = System.nanoTime() + within.toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    try {
      for (int n = in.read(part); n >= 0; n = in.read(part)) {
        body.write(part, 0, n);
        if (body.size() > LARGEST) {
          // A sender that is still sending would not see the answer, so a bit more is read.
          pass(in, part, deadline);
          throw new Refused(Refusal.TOO_LARGE);
        }
        if (System.nanoTime() - deadline > 0) {
          throw new Refused(Refusal.TOO_SLOW);
        }
      }
    } catch (IOException _) {
      throw new Refused(Refusal.TOO_SLOW);
    }
    return body.toByteArray();
  }

  /** Reads over what is there, for a moment: a sender that is still sending misses the answer. */
  static void drop(InputStream in) {
    try {
      pass(in, new byte[8192], System.nanoTime() + MOMENT.toNanos());
    } catch (IOException _) {
      // then it misses the answer
    }
  }

  private static void pass(InputStream in, byte[] part, long deadline) throws IOException {
    long passed = 0;
    while (passed < 8L * LARGEST && System.nanoTime() - deadline < 0) {
      int n = in.read(part);
      if (n < 0) {
        return;
      }
      passed += n;
    }
  }
}
