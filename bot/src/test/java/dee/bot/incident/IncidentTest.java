package dee.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.RoleTaken;
import dee.bot.incident.Happening.StatusChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static List<TimelineEntry> timeline(Happening... happenings) {
    List<TimelineEntry> entries = new ArrayList<>();
    for (Happening what : happenings) {
      int sequence = entries.size() + 1;
      entries.add(
          new TimelineEntry(
              new IncidentId(7), sequence, NOON.plusSeconds(sequence), Actor.person("li"), what));
    }
    return entries;
  }

  private static Incident fold(Happening... happenings) {
    return Incident.of(timeline(happenings)).orElseThrow();
  }

  private static final Declared DECLARED =
      new Declared("orders", "clients time out", Severity.SEV_2);

  @Test
  void a_declaration_opens_an_incident_that_is_investigated() {
    Incident incident = fold(DECLARED);
    assertThat(incident.id()).hasToString("INC-7");
    assertThat(incident.status()).isEqualTo(Status.INVESTIGATING);
    assertThat(incident.declaredAt()).isEqualTo(NOON.plusSeconds(1));
    assertThat(incident.lead()).isEmpty();
  }

  @Test
  void a_timeline_that_begins_with_anything_else_tells_of_no_incident() {
    assertThat(Incident.of(List.of())).isEmpty();
    assertThat(Incident.of(timeline(new NoteAdded("hm")))).isEmpty();
  }

  @Test
  void what_happens_moves_it_on() {
    Incident incident =
        fold(
            DECLARED,
            new RoleTaken(Role.LEAD, "li"),
            new InvestigationStarted(1, "connection-reset", "ab", 3),
            new StatusChanged(Status.MITIGATED));
    assertThat(incident.lead()).contains("li");
    assertThat(incident.runs()).isEqualTo(1);
    assertThat(incident.status()).isEqualTo(Status.MITIGATED);
  }

  @Test
  void of_two_moves_at_once_the_illegal_second_one_does_not_count() {
    assertThat(
            fold(DECLARED, new StatusChanged(Status.RESOLVED), new StatusChanged(Status.MITIGATED))
                .status())
        .isEqualTo(Status.RESOLVED);
  }

  @Test
  void closed_is_final_and_no_status_moves_to_itself() {
    assertThat(Status.CLOSED.next()).isEmpty();
    for (Status status : Status.values()) {
      assertThat(status.mayBecome(status)).isFalse();
    }
  }

  @Test
  void ids_and_severities_are_read_as_people_write_them() {
    assertThat(IncidentId.parse("inc-42")).contains(new IncidentId(42));
    assertThat(IncidentId.parse("42")).contains(new IncidentId(42));
    assertThat(IncidentId.parse("INC-0")).isEmpty();
    assertThat(IncidentId.parse("INC-x")).isEmpty();
    assertThat(Severity.parse("sev2")).contains(Severity.SEV_2);
    assertThat(Severity.parse("SEV-2")).contains(Severity.SEV_2);
    assertThat(Severity.parse("sev5")).isEmpty();
    assertThat(Status.parse("Mitigated")).contains(Status.MITIGATED);
  }
}
