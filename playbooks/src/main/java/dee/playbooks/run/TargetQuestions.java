package dee.playbooks.run;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.ShellProbe;
import dee.probes.shell.ExitStatus;
import dee.probes.shell.ProbeOutput;
import dee.probes.shell.RemoteShell;
import dee.probes.shell.ScriptOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Asks one machine: opens the way to it when first needed, and closes it. */
final class TargetQuestions implements AutoCloseable {

  private final Asked asked;
  private final Scripts scripts;
  private final EvidenceKeeper keeper;
  private Optional<RemoteShell> shell = Optional.empty();

  TargetQuestions(Asked asked, Scripts scripts, EvidenceKeeper keeper) {
    this.asked = asked;
    this.scripts = scripts;
    this.keeper = keeper;
  }

  /**
   * What came back.
   *
   * @param missing why the machine did not answer at all; empty when it did
   */
  record Answer(List<Learned> learned, Optional<String> missing) {}

  Answer ask(List<ShellProbe<?>> probes, OptionalInt pid) throws InterruptedException {
    ScriptOutput output;
    try {
      if (shell.isEmpty()) {
        shell = Optional.of(asked.shell().open());
      }
      output = shell.get().run(scripts.of(asked, probes, pid));
    } catch (RuntimeException e) {
      // the edge of this instance: whatever broke here must not break the others
      String why = "asking it failed: " + e;
      return new Answer(unreachable(probes, why), Optional.of(why));
    }
    String why = why(output);
    if (output.sections().isEmpty()) {
      return new Answer(unreachable(probes, why), Optional.of(why));
    }
    List<Learned> learned = new ArrayList<>();
    for (ShellProbe<?> probe : probes) {
      learned.add(learned(probe, output.of(probe.id()), why));
    }
    return new Answer(learned, Optional.empty());
  }

  private Learned learned(ShellProbe<?> probe, Optional<ProbeOutput> output, String why) {
    if (output.isEmpty()) {
      return new Learned(
          probe.id(), Outcome.unavailable(Reason.UNREACHABLE, why), Optional.empty());
    }
    Outcome<?> outcome;
    try {
      outcome = probe.parse(output.get());
    } catch (RuntimeException e) {
      outcome = Outcome.malformed("its reader failed: " + e);
    }
    boolean nothingToAsk =
        outcome instanceof Outcome.Unavailable<?>(Reason reason, String _)
            && reason == Reason.NOT_CONFIGURED;
    return new Learned(
        probe.id(),
        outcome,
        nothingToAsk ? Optional.empty() : Optional.of(keeper.of(probe, output.get())));
  }

  static List<Learned> unreachable(List<ShellProbe<?>> probes, String why) {
    return probes.stream()
        .map(p ->
            new Learned(p.id(), Outcome.unavailable(Reason.UNREACHABLE, why), Optional.empty()))
        .toList();
  }

  private static String why(ScriptOutput output) {
    String said = output.stderr().isBlank() ? "" : ": " + firstLine(output.stderr());
    return switch (output.exit()) {
      case ExitStatus.Unreachable(String why) -> why;
      case ExitStatus.CutOff(String why) -> why;
      case ExitStatus.Signalled(String signal) ->
          "the shell there was ended by signal " + signal + said;
      case ExitStatus.Exited(int code) -> "the shell there ended early with status " + code + said;
    };
  }

  private static String firstLine(String text) {
    return text.strip().lines().findFirst().orElse("");
  }

  @Override
  public void close() {
    shell.ifPresent(RemoteShell::close);
  }
}
