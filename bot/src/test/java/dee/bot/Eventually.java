package dee.bot;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for a condition, with a deadline that is generous because the machine may be busy. */
public final class Eventually {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Eventually() {}

  public static void holds(Callable<Boolean> condition) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("it did not come true within " + DEADLINE);
        }
        Thread.sleep(10);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
