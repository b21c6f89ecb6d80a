package dee.bot.update;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.SeverityChanged;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Happening.UpdateAsked;
import dee.bot.incident.Happening.UpdateSent;
import dee.bot.incident.Happening.UpdateSnoozed;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Deed;
import dee.bot.target.UpdateIntervals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateClockTest {

  private static final IncidentId ID = new IncidentId(1);
  private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

  private final UpdateClock clock = new UpdateClock(UpdateIntervals.STANDARD);
  private final List<TimelineEntry> timeline = new ArrayList<>();

  private UpdateClockTest at(int minute, Happening what) {
    timeline.add(
        new TimelineEntry(ID, timeline.size() + 1, minute(minute), Actor.person("li"), what));
    return this;
  }

  private static Instant minute(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  private Optional<Instant> due() {
    return clock.next(timeline).map(NextUpdate::due);
  }

  private static Declared declared(Severity severity) {
    return new Declared("orders", "down", severity);
  }

  private static UpdateSent sent(int number, int next) {
    return new UpdateSent(number, "…", Optional.of(minute(next)));
  }

  @Test
  void the_first_word_is_due_as_soon_as_the_severity_says() {
    at(0, declared(Severity.SEV_2)).at(3, new NoteAdded("hm"));
    assertThat(due()).contains(minute(30));
    timeline.clear();
    at(0, declared(Severity.SEV_4));
    assertThat(due()).isEmpty();
  }

  @Test
  void an_update_starts_the_wait_anew_with_what_it_promised() {
    at(0, declared(Severity.SEV_1)).at(9, sent(1, 24));
    assertThat(due()).contains(minute(24));
    assertThat(UpdateClock.number(timeline)).isEqualTo(2);
  }

  @Test
  void getting_worse_brings_the_next_word_forward_and_never_into_the_past() {
    at(0, declared(Severity.SEV_3)).at(5, new SeverityChanged(Severity.SEV_1));
    assertThat(due()).contains(minute(15));
    timeline.clear();
    at(0, declared(Severity.SEV_3)).at(50, new SeverityChanged(Severity.SEV_1));
    assertThat(due()).contains(minute(50));
    timeline.clear();
    at(0, declared(Severity.SEV_4)).at(5, new SeverityChanged(Severity.SEV_2));
    assertThat(due()).contains(minute(30));
  }

  @Test
  void getting_milder_leaves_the_promise_and_a_severity_without_updates_ends_it() {
    at(0, declared(Severity.SEV_1)).at(5, new SeverityChanged(Severity.SEV_3));
    assertThat(due()).contains(minute(15));
    at(6, new SeverityChanged(Severity.SEV_4));
    assertThat(due()).isEmpty();
  }

  @Test
  void a_snooze_counts_from_when_it_ends() {
    at(0, declared(Severity.SEV_1)).at(12, new UpdateSnoozed(minute(40)));
    assertThat(due()).contains(minute(40));
    assertThat(clock.next(timeline).orElseThrow().ask()).isEqualTo(minute(40));
  }

  @Test
  void nothing_is_due_once_it_is_resolved_and_reopening_starts_anew() {
    at(0, declared(Severity.SEV_1)).at(5, new StatusChanged(Status.RESOLVED));
    assertThat(due()).isEmpty();
    at(90, new StatusChanged(Status.INVESTIGATING));
    assertThat(due()).contains(minute(105));
    at(91, new StatusChanged(Status.CLOSED));
    assertThat(due()).contains(minute(105));
  }

  @Test
  void what_was_asked_is_forgotten_when_the_wait_starts_anew() {
    at(0, declared(Severity.SEV_1)).at(12, new UpdateAsked(1, "draft", minute(15)));
    assertThat(clock.next(timeline).orElseThrow().draft()).contains("draft");
    assertThat(clock.next(timeline).orElseThrow().nextAsk(minute(13))).contains(minute(22));
    at(14, sent(1, 29));
    NextUpdate next = clock.next(timeline).orElseThrow();
    assertThat(next.asked()).isZero();
    assertThat(next.draft()).isEmpty();
  }

  @Test
  void a_clock_that_was_set_back_promises_nothing_that_is_hours_away() {
    at(300, declared(Severity.SEV_3)).at(0, new SeverityChanged(Severity.SEV_1));
    assertThat(due()).contains(minute(15));
  }

  @Test
  void a_deed_that_changes_the_wait_sets_the_errand() {
    at(0, declared(Severity.SEV_3));
    Deed deed =
        clock.scheduled(
            Deed.of(new SeverityChanged(Severity.SEV_1)),
            ID,
            timeline,
            Actor.person("li"),
            minute(1));
    assertThat(deed.appointments())
        .containsExactly(new Deed.Appointment(Errand.of(Errand.Kind.UPDATE, ID), minute(12)));
    assertThat(
            clock
                .scheduled(
                    Deed.of(new StatusChanged(Status.RESOLVED)),
                    ID,
                    timeline,
                    Actor.person("li"),
                    minute(1))
                .appointments())
        .isEmpty();
  }
}
