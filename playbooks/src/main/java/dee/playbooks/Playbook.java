package dee.playbooks;

import dee.probes.Probe;
import java.util.List;
import java.util.Optional;

/**
 * What to look at for a symptom, in which order; compiled and immutable.
 *
 * @param name by which people ask for it, such as {@code connection-reset}
 * @param about when to use it, one sentence
 * @param file where it was read from, for messages
 * @param sha256 of its text, in hex: what ran is pinned in the timeline
 * @param phases taken one after the other; each is one exec on a target
 * @param symptoms the conditions of the causal map it starts from
 */
public record Playbook(
    String name,
    String about,
    String file,
    String sha256,
    List<Parameter> parameters,
    List<Phase> phases,
    List<String> symptoms) {

  public Playbook {
    parameters = List.copyOf(parameters);
    phases = List.copyOf(phases);
    symptoms = List.copyOf(symptoms);
  }

  /** One round of probes: steps whose conditions hold travel together. */
  public record Phase(List<Step> steps) {
    public Phase {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Probes that are taken together.
   *
   * @param when any of these conditions must be observed, or not yet decided, after the phases
   *     before; empty: always
   * @param whileOpen any of these symptoms must be open then: observed and not explained, or looked
   *     at without a clear answer; empty: always
   */
  public record Step(List<String> when, List<String> whileOpen, List<Probe<?>> probes) {
    public Step {
      when = List.copyOf(when);
      whileOpen = List.copyOf(whileOpen);
      probes = List.copyOf(probes);
    }

    /** One that does not ask what is open. */
    public Step(List<String> when, List<Probe<?>> probes) {
      this(when, List.of(), probes);
    }
  }

  /** The phase of that number, counted from 1. */
  public Optional<Phase> phase(int number) {
    return number >= 1 && number <= phases.size()
        ? Optional.of(phases.get(number - 1))
        : Optional.empty();
  }
}
