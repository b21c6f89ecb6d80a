package dee.bot.command;

import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A small world: two services, three targets, one incident. */
final class FakeLiveValues implements LiveValues {

  @Override
  public List<String> services() {
    return List.of("orders", "billing");
  }

  @Override
  public List<String> targets() {
    return List.of("orders-1", "orders-2", "billing-1");
  }

  @Override
  public List<Named> playbooks() {
    return List.of(
        new Named("connection-reset", "clients see resets"), new Named("disk", "full disks"));
  }

  @Override
  public List<Named> probes() {
    return List.of(new Named("open-files", "open files"), new Named("limits", "its limits"));
  }

  @Override
  public List<Incident> incidents() {
    return List.of(
        new Incident(
            new IncidentId(1),
            "orders",
            "clients time out",
            Severity.SEV_2,
            Status.INVESTIGATING,
            Instant.EPOCH,
            Map.of(),
            0));
  }

  @Override
  public List<Named> evidence() {
    return List.of();
  }

  @Override
  public List<Named> plans() {
    return List.of(new Named("7f3a90c1", "INC-1: restart-all-but 1"));
  }
}
