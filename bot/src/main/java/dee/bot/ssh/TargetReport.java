package dee.bot.ssh;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether Dee can work on a target, and what is to be done where it cannot.
 *
 * @param reached how far Dee got
 * @param facts what the machine said; empty when Dee did not get that far
 * @param clockSkew the target's clock minus Dee's
 * @param problems one line each: what is wrong and what to do about it
 */
public record TargetReport(
    String target,
    Stage reached,
    Optional<TargetFacts> facts,
    Optional<Duration> clockSkew,
    List<String> problems) {

  public TargetReport {
    problems = List.copyOf(problems);
  }

  /** How far Dee got on its way to a shell, in this order. */
  public enum Stage {
    /** The configuration makes no sense yet. */
    NOTHING,
    /** The way there is known, but there is no SSH connection. */
    CONFIGURED,
    /** Something that speaks SSH answered, but its host key is not trusted. */
    REACHABLE,
    /** It is the right machine, but it did not let Dee in. */
    TRUSTED,
    /** Dee is in, but could run no command. */
    LOGGED_IN,
    /** Commands run. */
    WORKING
  }

  /** The same with more problems. */
  public TargetReport with(List<String> more) {
    return new TargetReport(
        target,
        reached,
        facts,
        clockSkew,
        Stream.concat(problems.stream(), more.stream()).toList());
  }

  /** Whether it was reached at least so far. */
  public boolean got(Stage stage) {
    return reached.compareTo(stage) >= 0;
  }
}
