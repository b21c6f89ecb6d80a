package dee.playbooks.run;

import dee.playbooks.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that one run of a playbook found.
 *
 * @param sha256 of the playbook's text
 * @param differences what tells sick instances from well ones, as sentences with numbers
 */
public record RunReport(
    String playbook,
    String sha256,
    Instant startedAt,
    Duration elapsed,
    Coverage coverage,
    List<InstanceReport> instances,
    List<String> differences,
    List<Evidence> evidence) {

  public RunReport {
    instances = List.copyOf(instances);
    differences = List.copyOf(differences);
    evidence = List.copyOf(evidence);
  }

  /** How many instances were asked, and which did not answer. */
  public record Coverage(int asked, int answered, List<Missing> missing) {
    public Coverage {
      missing = List.copyOf(missing);
    }
  }

  /** An instance that did not answer. */
  public record Missing(String target, String reason) {}
}
