package dee.playbooks.run;

import dee.playbooks.Exchange;
import dee.playbooks.diagnosis.Diagnosis;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was found out about one instance.
 *
 * @param pid its process; empty when it was not found
 * @param facts what is worth saying of it in any case, as short phrases with numbers, such as
 *     {@code files: 100 of 4096 open}; empty when it was not reached
 * @param past what is known of it over time
 * @param exchange the packets of the connection that shows the cause, where some were captured
 */
public record InstanceReport(
    String target,
    String service,
    OptionalInt pid,
    Diagnosis diagnosis,
    List<String> facts,
    Past past,
    Optional<Exchange> exchange) {

  public InstanceReport {
    facts = List.copyOf(facts);
  }

  /** One without captured packets. */
  public InstanceReport(
      String target,
      String service,
      OptionalInt pid,
      Diagnosis diagnosis,
      List<String> facts,
      Past past) {
    this(target, service, pid, diagnosis, facts, past, Optional.empty());
  }
}
