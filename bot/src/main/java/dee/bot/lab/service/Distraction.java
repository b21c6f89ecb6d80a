package dee.bot.lab.service;

import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Hands connections on, and after a while does something else on the thread that accepts them:
 * those who come then wait in the kernel's queue. The time counts from the first connection.
 */
final class Distraction implements Consumer<Socket> {

  private final Consumer<Socket> to;
  private final Duration calm;
  private final Duration away;
  private final Runnable afterwards;
  private long since;

  /**
   * A distraction that comes again and again.
   *
   * @param calm how long it takes each connection
   * @param away how long it takes none
   * @param afterwards what it then does
   */
  Distraction(Consumer<Socket> to, Duration calm, Duration away, Runnable afterwards) {
    this.to = to;
    this.calm = calm;
    this.away = away;
    this.afterwards = afterwards;
  }

  @Override
  public void accept(Socket socket) {
    to.accept(socket);
    long now = System.nanoTime();
    if (since == 0) {
      since = now;
    } else if (now - since > calm.toNanos()) {
      since = 0;
      try {
        Thread.sleep(away);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      afterwards.run();
    }
  }
}
