package dee.bot.lab.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * The clients of one group: starts them evenly in time, bounded, lets them try again as often as
 * they would, and counts how their requests end.
 */
final class Crowd {

  private static final int MOST_AT_ONCE = 1000;

  private final InetSocketAddress own;
  private final Traffic traffic;
  private final Balancer balancer;
  private final Client client = new Client();
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);
  private final Tally tally = new Tally();

  Crowd(InetSocketAddress own, Traffic traffic, Balancer balancer) {
    this.own = own;
    this.traffic = traffic;
    this.balancer = balancer;
  }

  void start() {
    Thread.ofPlatform().daemon(true).name("clients-of-" + Tally.name(own)).start(this::run);
  }

  private void run() {
    long gap = (long) (1e9 / traffic.perSecond());
    long next = System.nanoTime();
    for (int started = 0; traffic.atMost() == 0 || started < traffic.atMost(); started++) {
      next = Math.max(next + gap, System.nanoTime() - 1_000_000_000L);
      while (next - System.nanoTime() > 0) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
      if (free.tryAcquire()) {
        Thread.ofVirtual().start(this::insist);
      }
    }
  }

  private void insist() {
    try {
      boolean again = true;
      for (int attempt = 0; again && attempt <= traffic.retries(); attempt++) {
        again = !ask();
      }
    } finally {
      free.release();
    }
  }

  /** Whether that was all: answered, or a trouble of the client's own. */
  private boolean ask() {
    InetSocketAddress asked = balancer.enter(own);
    try {
      Client.End end = client.ask(asked, traffic);
      tally.count(asked, end);
      return end == Client.End.ANSWERED;
    } catch (IOException _) {
      tally.ownTrouble();
      return true;
    } finally {
      balancer.leave(asked);
    }
  }

  /** Counts since the last call, a line for each instance that was asked; one at least. */
  List<String> summary() {
    return tally.lines(own, traffic.word());
  }
}
