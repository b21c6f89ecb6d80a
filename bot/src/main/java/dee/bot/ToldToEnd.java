package dee.bot;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits until the program is told to end, and keeps it from ending before everything is closed;
 * closing it says that everything is.
 */
final class ToldToEnd implements AutoCloseable {

  private static final int TO_END_SECONDS = 30;

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  ToldToEnd() {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::end));
  }

  void await() throws InterruptedException {
    told.await();
  }

  private void end() {
    told.countDown();
    try {
      boolean _ = ended.await(TO_END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
