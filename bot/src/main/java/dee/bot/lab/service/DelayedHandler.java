package dee.bot.lab.service;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Has another handler answer, after a while. */
record DelayedHandler(Handler handler, Duration delay) implements Handler {

  @Override
  public Reply answer(Request request) throws IOException {
    if (delay.isZero()) {
      return handler.answer(request); // even a sleep of no length gives the processor away
    }
    try {
      Thread.sleep(delay);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted before the answer");
    }
    return handler.answer(request);
  }
}
