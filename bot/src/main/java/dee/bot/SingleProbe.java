package dee.bot;

import dee.probes.Instance;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.Probe;
import dee.probes.ShellProbe;
import dee.probes.shell.RemoteShell;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import dee.probes.text.Redactor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/** Takes one probe about one instance, outside of any playbook. */
record SingleProbe(RemoteShell shell, boolean sudo, InstantSource clock) {

  private static final Duration WINDOW = Duration.ofSeconds(2);

  /**
   * What came of it.
   *
   * @param text what the probe printed, redacted
   */
  record Taken<R>(Outcome<R> outcome, String command, Duration elapsed, String text) {}

  /**
   * Takes it and waits.
   *
   * @throws InterruptedException when cancelled; nothing keeps running on the target
   */
  <R> Taken<R> take(Probe<R> probe, Instance instance) throws InterruptedException {
    long began = clock.millis();
    return switch (probe) {
      case LocalProbe<R> local -> {
        LocalProbe.Asked<R> asked = local.ask(instance);
        yield taken(asked.outcome(), asked.command(), began, asked.exhibit().seen());
      }
      case ShellProbe<R> remote -> {
        String boundary = UUID.randomUUID().toString().replace("-", "");
        ScriptOutput output =
            shell.run(
                new Script(instance, List.of(remote), OptionalInt.empty(), sudo, WINDOW, boundary));
        yield taken(
            output.outcome(remote),
            remote.command(instance),
            began,
            output.of(remote.id()).map(own -> remote.exhibit(own).seen()).orElse(output.stderr()));
      }
    };
  }

  private <R> Taken<R> taken(Outcome<R> outcome, String command, long began, String text) {
    return new Taken<>(
        outcome, command, Duration.ofMillis(clock.millis() - began), Redactor.redact(text).text());
  }
}
