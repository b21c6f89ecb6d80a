package dee.probes.shell;

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
}
