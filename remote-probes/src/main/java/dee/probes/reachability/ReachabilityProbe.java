package dee.probes.reachability;

import dee.probes.Instance;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.reachability.Reachability.Attempt;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether a client on Dee's own host gets an answer from the instance, and if not, what it gets.
 */
public final class ReachabilityProbe implements LocalProbe<Reachability> {

  private static final int TRIES = 8;
  private static final Duration APART = Duration.ofMillis(150);

  private final int tries;
  private final Patience patience;

  /** A probe that makes eight tries in about six seconds at most. */
  public ReachabilityProbe() {
    this(TRIES);
  }

  /** A probe that makes so many tries, within the same time. */
  public ReachabilityProbe(int tries) {
    this(tries, Patience.USUAL);
  }

  ReachabilityProbe(int tries, Patience patience) {
    if (tries < 1 || tries > 50) {
      throw new IllegalArgumentException("between 1 and 50 tries, not " + tries);
    }
    this.tries = tries;
    this.patience = patience;
  }

  @Override
  public String id() {
    return "reachability";
  }

  @Override
  public String purpose() {
    return "what a client sees: answers, refusals, time-outs, resets";
  }

  @Override
  public Class<Reachability> answer() {
    return Reachability.class;
  }

  @Override
  public Asked<Reachability> ask(Instance instance) throws InterruptedException {
    return ask(instance, tries, patience, APART);
  }

  /** Makes so many tries, so far apart. */
  static Asked<Reachability> ask(Instance instance, int tries, Patience patience, Duration apart)
      throws InterruptedException {
    String command = command(instance, patience);
    try {
      List<Attempt> attempts =
          new Tries(instance.address(), instance.healthPath(), patience, apart).make(tries);
      return new Asked<>(Outcome.measured(new Reachability(attempts)), command, text(attempts));
    } catch (IOException e) {
      String why = "Dee's own host cannot open the connection: " + e.getMessage();
      return new Asked<>(Outcome.unavailable(Reason.UNREACHABLE, why), command, why);
    }
  }

  private static String command(Instance instance, Patience patience) {
    String path = instance.healthPath();
    return "curl -sv --connect-timeout %s -m %s http://%s%s"
        .formatted(
            seconds(patience.connect()),
            seconds(patience.connect().plus(patience.read())),
            instance.address(),
            path.startsWith("/") ? path : "/" + path);
  }

  private static String text(List<Attempt> attempts) {
    return IntStream.range(0, attempts.size())
        .mapToObj(i -> "%d: %s".formatted(i + 1, line(attempts.get(i))))
        .collect(Collectors.joining("\n"));
  }

  static String line(Attempt attempt) {
    return attempt.result().words()
        + (attempt.status() == 0 ? "" : " " + attempt.status())
        + (attempt.message().isEmpty() ? "" : " (" + attempt.message() + ")")
        + " after "
        + millis(attempt.total())
        + attempt.connect().map(c -> " (connected after " + millis(c) + ")").orElse("");
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
  }
}
