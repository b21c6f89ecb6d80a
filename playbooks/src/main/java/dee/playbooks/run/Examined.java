package dee.playbooks.run;

import dee.playbooks.Evidence;
import dee.playbooks.diagnosis.MeasuredFacts;
import java.util.List;
import java.util.Optional;

/**
 * What one instance's examination came to.
 *
 * @param missing why its machine did not answer; empty when it did
 */
record Examined(
    InstanceReport report, MeasuredFacts facts, List<Evidence> evidence, Optional<String> missing) {

  Examined {
    evidence = List.copyOf(evidence);
  }
}
