package dee.probes.reachability;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.LocalProbe;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A probe of Dee's own host that is interrupted while it asks. */
final class Interruption {

  private Interruption() {}

  /**
   * Whether an interrupt, sent as soon as the probe has reached the server, ends its question.
   *
   * @throws java.util.concurrent.TimeoutException if the question goes on for longer than this
   */
  static boolean ends(
      LocalProbe<?> probe, HostPort address, BooleanSupplier reached, Duration atMost)
      throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread asking =
        Thread.ofVirtual()
            .start(() -> {
              try {
                var _ = probe.ask(Instance.of("orders", "local", address));
                interrupted.complete(false);
              } catch (InterruptedException _) {
                interrupted.complete(true);
              }
            });
    while (!reached.getAsBoolean()) {
      Thread.onSpinWait();
    }
    asking.interrupt();
    return interrupted.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }
}
