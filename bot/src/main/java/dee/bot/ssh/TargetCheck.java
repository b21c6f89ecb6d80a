package dee.bot.ssh;

import dee.bot.ssh.TargetReport.Stage;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.shell.ExitStatus;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Finds out whether Dee can work on a target: what {@code dee doctor} asks. */
public final class TargetCheck {

  private static final TargetCheckProbe PROBE = new TargetCheckProbe();

  private final JschShells shells;

  public TargetCheck(JschShells shells) {
    this.shells = shells;
  }

  /** Checks one target, step by step, as far as it goes. */
  public TargetReport check(SshTarget target) throws InterruptedException {
    try {
      shells.connection(target).session();
    } catch (NoRoute e) {
      return report(target, e.reached(), Optional.empty(), Optional.empty(), List.of(e.why()));
    }
    ScriptOutput output = shells.open(target).run(script(target));
    Outcome<TargetFacts> facts =
        output
            .of(PROBE.id())
            .map(PROBE::parse)
            .orElseGet(() -> Outcome.malformed(silence(output.exit())));
    return switch (facts) {
      case Outcome.Measured<TargetFacts>(TargetFacts measured) ->
          report(
              target,
              Stage.WORKING,
              Optional.of(measured),
              output.clockSkew(),
              TargetAdvice.on(measured, output.clockSkew()));
      case Outcome.Unavailable<TargetFacts> _, Outcome.Malformed<TargetFacts> _ ->
          report(
              target,
              Stage.LOGGED_IN,
              Optional.empty(),
              output.clockSkew(),
              List.of(
                  "commands do not run as they should: %s. Does the account have a POSIX shell and no forced command?"
                      .formatted(facts.whyNot().orElse("no answer"))));
    };
  }

  private static Script script(SshTarget target) {
    // The probe is about the machine; the port of the instance is not looked at.
    return new Script(
        Instance.of("doctor", target.name(), new HostPort("127.0.0.1", 1)),
        List.of(PROBE),
        OptionalInt.empty(),
        target.sudo(),
        Duration.ZERO,
        UUID.randomUUID().toString().replace("-", ""));
  }

  private static String silence(ExitStatus exit) {
    return switch (exit) {
      case ExitStatus.Exited(int code) -> "the shell ended with " + code + " and no answer";
      case ExitStatus.Signalled(String signal) -> "the shell was ended by SIG" + signal;
      case ExitStatus.Unreachable(String why) -> why;
      case ExitStatus.CutOff(String why) -> why;
    };
  }

  private static TargetReport report(
      SshTarget target,
      Stage reached,
      Optional<TargetFacts> facts,
      Optional<Duration> skew,
      List<String> problems) {
    return new TargetReport(target.name(), reached, facts, skew, problems);
  }
}
