package dee.probes.shell;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that one probe printed within a phase: one section, or one for each sample.
 *
 * @param sections at least one, in the order of their samples
 */
public record ProbeOutput(List<Section> sections) {

  public ProbeOutput {
    sections = List.copyOf(sections);
    if (sections.isEmpty()) {
      throw new IllegalArgumentException("a probe's output has at least one section");
    }
  }

  public Section first() {
    return sections.getFirst();
  }

  public Section last() {
    return sections.getLast();
  }

  /** The time between the first and the last sample; zero when there is one. */
  public Duration window() {
    return last().uptime().minus(first().uptime());
  }

  /** Why this output holds no answer: the script said so, it ran out of time, or it was cut. */
  public <R> Optional<Outcome<R>> refusal() {
    for (Section section : sections) {
      if (section.completeness() == Section.Completeness.BROKEN) {
        return Optional.of(
            Outcome.malformed(
                "the answer was cut off after " + section.output().length + " bytes"));
      }
      Optional<Reason> reason =
          section.timedOut() ? Optional.of(Reason.TIMED_OUT) : reason(section.exit());
      if (reason.isPresent()) {
        return Optional.of(Outcome.unavailable(reason.get(), section.text().strip()));
      }
      if (section.exit() == 64) {
        return Optional.of(
            Outcome.malformed("the probe was called wrongly: " + section.text().strip()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Reason> reason(int exit) {
    return switch (exit) {
      case 66 -> Optional.of(Reason.NO_SUCH_PROCESS);
      case 67 -> Optional.of(Reason.NOT_THERE);
      case 69 -> Optional.of(Reason.TOOL_MISSING);
      case 77 -> Optional.of(Reason.NOT_PERMITTED);
      case 78 -> Optional.of(Reason.NOT_CONFIGURED);
      default -> Optional.empty();
    };
  }

  /** All samples as one text, as it is kept for evidence. */
  public String text() {
    return sections.stream().map(Section::text).collect(Collectors.joining("\n"));
  }
}
