package dee.probes.reachability;

import dee.probes.HostPort;
import dee.probes.reachability.Reachability.Attempt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A few tries that begin one shortly after the other, as clients come, and all end when the time
 * for them is over.
 */
final class Tries {

  private final HostPort address;
  private final String path;
  private final Patience patience;
  private final Duration apart;
  private final Map<Integer, HttpTry> running = new TreeMap<>();
  private final Map<Integer, Attempt> ended = new TreeMap<>();
  private Optional<IOException> failure = Optional.empty();
  private boolean over;

  /** Tries that begin so far apart. */
  Tries(HostPort address, String path, Patience patience, Duration apart) {
    this.address = address;
    this.path = path;
    this.patience = patience;
    this.apart = apart;
  }

  /**
   * Makes that many tries; one whose turn comes after the time is over is not begun.
   *
   * @throws IOException when Dee's own host could not make one
   * @throws InterruptedException when interrupted; all connections are closed
   */
  List<Attempt> make(int count) throws IOException, InterruptedException {
    CountDownLatch undone = new CountDownLatch(count);
    long deadline = System.nanoTime() + patience.total().toNanos();
    try {
      for (int i = 0; i < count && System.nanoTime() < deadline; i++) {
        int number = i;
        Thread.ofVirtual()
            .name("reachability")
            .start(() -> {
              work(number);
              undone.countDown();
            });
        Thread.sleep(apart);
      }
      boolean _ = undone.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } finally {
      stop();
    }
    return result();
  }

  private void work(int number) {
    HttpTry attempt = attempt(number);
    try {
      end(number, attempt.run());
    } catch (IOException e) {
      fail(e);
    }
  }

  private synchronized HttpTry attempt(int number) {
    HttpTry attempt = new HttpTry(address, path, patience);
    running.put(number, attempt);
    if (over) {
      attempt.close();
    }
    return attempt;
  }

  private synchronized void end(int number, Attempt attempt) {
    running.remove(number);
    if (!over) {
      ended.put(number, attempt);
    }
  }

  private synchronized void fail(IOException e) {
    failure = Optional.of(e);
    over = true;
  }

  private synchronized void stop() {
    over = true;
    running.forEach((number, attempt) -> {
      ended.put(number, attempt.givenUp());
      attempt.close();
    });
  }

  private synchronized List<Attempt> result() throws IOException {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return new ArrayList<>(ended.values());
  }
}
