package dee.bot.mitigation;

import dee.bot.room.Texts;
import dee.bot.target.Service;
import dee.probes.Instance;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.Outcome.Measured;
import dee.probes.reachability.Reachability;
import dee.probes.reachability.Reachability.Result;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Looks as a client would, by requests from Dee's own host, and at who is connected. */
public final class HealthFromOutside implements Health {

  /** How many times the settling time new connections may go on before Dee does. */
  private static final int SETTLING_TIMES = 3;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final LocalProbe<Reachability> requests;
  private final Duration patience;
  private final Shells shells;
  private final Texts texts;

  /**
   * @param requests some requests, as a client makes them
   * @param patience how long an instance may take until it answers all of them
   */
  public HealthFromOutside(
      LocalProbe<Reachability> requests, Duration patience, Shells shells, Texts texts) {
    this.requests = requests;
    this.patience = patience;
    this.shells = shells;
    this.texts = texts;
  }

  @Override
  public Checked answers(Instance instance) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Checked last = checked(requests.ask(instance).outcome());
      if (last.good() || System.nanoTime() + BETWEEN_LOOKS.toNanos() > deadline) {
        return last;
      }
      TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
    }
  }

  private Checked checked(Outcome<Reachability> outcome) {
    if (outcome instanceof Measured<Reachability>(Reachability seen)) {
      long answered = seen.count(Result.ANSWERED);
      long errors = seen.serverErrors();
      String key = errors > 0 ? "check.answers.errors" : "check.answers";
      return new Checked(
          answered == seen.tries() && errors == 0, texts.of(key, answered, seen.tries(), errors));
    }
    return new Checked(false, texts.of("check.not-asked", outcome.whyNot().orElse("")));
  }

  /** It goes on when connections do not stop: a balancer's own checks never do. */
  @Override
  public Checked drained(Instance instance, Service service) throws InterruptedException {
    Duration settle = service.caution().drainSettle();
    long began = System.nanoTime();
    long quietSince = began;
    long come = 0;
    Outcome<Connections.Peers> before = connections(instance);
    while (before instanceof Measured<Connections.Peers>(var known)) {
      long now = System.nanoTime();
      if (now - quietSince >= settle.toNanos()) {
        return new Checked(true, texts.of("check.drained", seconds(settle)));
      }
      if (now - began >= SETTLING_TIMES * settle.toNanos()) {
        return new Checked(
            true,
            texts.of("check.drained.busy", come, seconds(settle.multipliedBy(SETTLING_TIMES))));
      }
      TimeUnit.NANOSECONDS.sleep(Math.min(BETWEEN_LOOKS.toNanos(), settle.toNanos() / 2 + 1));
      before = connections(instance);
      if (before instanceof Measured<Connections.Peers>(var seen) && seen.newSince(known) > 0) {
        come += seen.newSince(known);
        quietSince = System.nanoTime();
      }
    }
    return new Checked(true, texts.of("check.drained.unseen", before.whyNot().orElse("")));
  }

  private Outcome<Connections.Peers> connections(Instance instance) throws InterruptedException {
    Connections connections = new Connections();
    return shells.run(connections, instance, instance.target()).outcome(connections);
  }

  private static String seconds(Duration time) {
    long tenths = time.toMillis() / 100;
    return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
  }
}
