package dee.bot.delivery;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the one who delivers, and those who wait for it to be done with a round. */
final class Bell {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private final Condition quiet = lock.newCondition();
  private boolean ringing;

  /** There is something to look at, now or after the round that is on. */
  void ring() {
    lock.lock();
    try {
      ringing = true;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A round begins: what rang before is seen by it. */
  void hush() {
    lock.lock();
    try {
      ringing = false;
    } finally {
      lock.unlock();
    }
  }

  /** A round is over. */
  void quiet() {
    lock.lock();
    try {
      quiet.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until it rings, or that long. */
  void await(Duration atMost) throws InterruptedException {
    await(rung, atMost, true);
  }

  /** Waits until a round is over, or that long, but not longer than a moment. */
  void awaitQuiet(Duration atMost) throws InterruptedException {
    Duration moment = Duration.ofMillis(100);
    await(quiet, atMost.compareTo(moment) < 0 ? atMost : moment, false);
  }

  private void await(Condition condition, Duration atMost, boolean untilRung)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = atMost.toNanos();
      while (left > 0 && !(untilRung && ringing)) {
        left = condition.awaitNanos(left);
        if (!untilRung) {
          return;
        }
      }
    } finally {
      lock.unlock();
    }
  }
}
