package dee.probes.shell;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.ShellProbe;
import dee.probes.shell.Section.Completeness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came back from a target for one script.
 *
 * @param sections what arrived, in order; the last may be broken
 * @param complete whether the end marker arrived
 * @param stderr what the shell itself complained about, capped
 * @param clockSkew the target's clock minus Dee's, when a section told it
 */
public record ScriptOutput(
    List<Section> sections,
    boolean complete,
    String stderr,
    ExitStatus exit,
    Optional<Duration> clockSkew) {

  public ScriptOutput {
    sections = List.copyOf(sections);
  }

  /** An answer that never came. */
  public static ScriptOutput unreachable(String why) {
    return new ScriptOutput(
        List.of(), false, "", new ExitStatus.Unreachable(why), Optional.empty());
  }

  /** What one probe printed; empty when none of it arrived. */
  public Optional<ProbeOutput> of(String probe) {
    List<Section> own = sections.stream().filter(s -> s.probe().equals(probe)).toList();
    return own.isEmpty() ? Optional.empty() : Optional.of(new ProbeOutput(own));
  }

  /**
   * What one probe learned. A counter whose second sample never came did not stand still: that is
   * no answer.
   */
  public <R> Outcome<R> outcome(ShellProbe<R> probe) {
    return of(probe.id())
        .map(own -> read(probe, own))
        .orElseGet(() -> Outcome.unavailable(Reason.UNREACHABLE, ending()));
  }

  private <R> Outcome<R> read(ShellProbe<R> probe, ProbeOutput own) {
    Optional<Outcome<R>> refusal = own.refusal();
    boolean saidWhy = refusal.filter(Outcome.Unavailable.class::isInstance).isPresent();
    if (!saidWhy && cut(own)) {
      return Outcome.unavailable(Reason.UNREACHABLE, "the answer was not whole: " + ending());
    }
    if (refusal.isEmpty() && own.sections().size() < probe.samples()) {
      return Outcome.unavailable(Reason.UNREACHABLE, "the second sample never came: " + ending());
    }
    try {
      return probe.parse(own);
    } catch (RuntimeException e) {
      // whatever a target printed to break its reader must not break the others
      return Outcome.malformed("its reader failed: " + e);
    }
  }

  private boolean cut(ProbeOutput own) {
    return exit instanceof ExitStatus.CutOff && own.last().completeness() == Completeness.BROKEN;
  }

  /** How the shell ended, in words: why no more came than did. */
  public String ending() {
    String said = stderr.isBlank() ? "" : ": " + stderr.strip().lines().findFirst().orElse("");
    return switch (exit) {
      case ExitStatus.Unreachable(String why) -> why;
      case ExitStatus.CutOff(String why) -> why;
      case ExitStatus.Signalled(String signal) ->
          "the shell there was ended by signal " + signal + said;
      case ExitStatus.Exited(int code) -> "the shell there ended early with status " + code + said;
    };
  }
}
