package dee.playbooks.run;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.ShellProbe;
import dee.probes.shell.RemoteShell;
import dee.probes.shell.ScriptOutput;
import java.time.Duration;
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
   * @param skew how far its clock is ahead of Dee's
   */
  record Answer(List<Learned> learned, Optional<String> missing, Optional<Duration> skew) {}

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
      return new Answer(unreachable(probes, why), Optional.of(why), Optional.empty());
    }
    if (output.sections().isEmpty()) {
      String why = output.ending();
      return new Answer(unreachable(probes, why), Optional.of(why), Optional.empty());
    }
    List<Learned> learned = new ArrayList<>();
    for (ShellProbe<?> probe : probes) {
      learned.add(learned(probe, output));
    }
    return new Answer(learned, Optional.empty(), output.clockSkew());
  }

  private Learned learned(ShellProbe<?> probe, ScriptOutput output) {
    Outcome<?> outcome = output.outcome(probe);
    boolean nothingToAsk =
        outcome instanceof Outcome.Unavailable<?>(Reason reason, String _)
            && reason == Reason.NOT_CONFIGURED;
    return new Learned(
        probe.id(),
        outcome,
        nothingToAsk
            ? Optional.empty()
            : output.of(probe.id()).map(printed -> keeper.of(probe, printed)));
  }

  static List<Learned> unreachable(List<ShellProbe<?>> probes, String why) {
    return probes.stream()
        .map(p ->
            new Learned(p.id(), Outcome.unavailable(Reason.UNREACHABLE, why), Optional.empty()))
        .toList();
  }

  @Override
  public void close() {
    shell.ifPresent(RemoteShell::close);
  }
}
