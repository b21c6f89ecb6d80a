package dee.probes.reachability;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Clients that do their work at the same time, each on a virtual thread. */
final class Clients {

  /** One of them; it keeps what it has seen. */
  interface Client extends AutoCloseable {

    /**
     * Does its work.
     *
     * @throws IOException when Dee's own host could not do it
     */
    void run() throws IOException;

    /** Gives up; what it waits for ends at once. */
    @Override
    void close();
  }

  private Clients() {}

  /**
   * Lets all work, and gives up what is left when the time is over.
   *
   * @return what hindered Dee's own host
   * @throws InterruptedException when interrupted; all connections are closed
   */
  static Optional<IOException> work(List<? extends Client> clients, Duration atMost)
      throws InterruptedException {
    CountDownLatch undone = new CountDownLatch(clients.size());
    AtomicReference<Optional<IOException>> failure = new AtomicReference<>(Optional.empty());
    try {
      for (Client client : clients) {
        Thread.ofVirtual()
            .name("client")
            .start(() -> {
              try {
                client.run();
              } catch (IOException e) {
                failure.set(Optional.of(e));
              } finally {
                undone.countDown();
              }
            });
      }
      boolean _ = undone.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      clients.forEach(Client::close);
    }
    return failure.get();
  }
}
