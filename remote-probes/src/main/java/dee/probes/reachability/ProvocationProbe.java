package dee.probes.reachability;

import dee.probes.Instance;
import dee.probes.LocalProbe;
import java.time.Duration;

/**
 * Tries of a client on Dee's own host, spread over the seconds in which packets are captured, so
 * that what goes wrong now and then goes wrong under the eyes of the capture.
 */
public final class ProvocationProbe implements LocalProbe<Reachability> {

  private static final int TRIES = 24;
  private static final Duration APART = Duration.ofMillis(330);
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(10_500));

  private final int tries;
  private final Patience patience;

  /** A probe that makes 24 tries within eight seconds, and ends within eleven. */
  public ProvocationProbe() {
    this(TRIES, PATIENCE);
  }

  ProvocationProbe(int tries, Patience patience) {
    this.tries = tries;
    this.patience = patience;
  }

  @Override
  public String id() {
    return "provocation";
  }

  @Override
  public String purpose() {
    return "what a client sees while packets are captured";
  }

  @Override
  public Class<Reachability> answer() {
    return Reachability.class;
  }

  @Override
  public Asked<Reachability> ask(Instance instance) throws InterruptedException {
    return ReachabilityProbe.ask(instance, tries, patience, APART);
  }
}
