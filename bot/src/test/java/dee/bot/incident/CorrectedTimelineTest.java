package dee.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.EntryCorrected;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.StatusChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorrectedTimelineTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final List<TimelineEntry> timeline = new ArrayList<>();

  private void at(int second, Happening what) {
    timeline.add(
        new TimelineEntry(
            new IncidentId(1),
            timeline.size() + 1,
            NOON.plusSeconds(second),
            Actor.person("li"),
            what));
  }

  private List<Integer> order() {
    return CorrectedTimeline.of(timeline).stream().map(l -> l.entry().sequence()).toList();
  }

  private static EntryCorrected moved(int sequence, int second) {
    return new EntryCorrected(sequence, Optional.empty(), Optional.of(NOON.plusSeconds(second)));
  }

  @Test
  void an_entry_that_was_given_another_time_stands_where_it_happened() {
    at(0, new Declared("orders", "down", Severity.SEV_1));
    at(10, new NoteAdded("a"));
    at(20, new StatusChanged(Status.MITIGATED));
    at(30, new NoteAdded("b"));
    at(40, moved(4, 5));
    at(50, moved(3, 15));
    assertThat(order()).containsExactly(1, 4, 2, 3, 5, 6);
    CorrectedTimeline.Line note = CorrectedTimeline.of(timeline).get(1);
    assertThat(note.entry().at()).isEqualTo(NOON.plusSeconds(5));
    assertThat(note.correctedBy()).contains(5);
  }

  @Test
  void a_clock_that_was_set_back_does_not_shuffle_what_nobody_corrected() {
    at(3600, new Declared("orders", "down", Severity.SEV_1));
    at(3610, new NoteAdded("a"));
    at(20, new NoteAdded("b"));
    at(30, new NoteAdded("c"));
    assertThat(order()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void each_correction_keeps_the_text_it_took_the_place_of() {
    at(0, new Declared("orders", "down", Severity.SEV_1));
    at(1, new NoteAdded("first"));
    at(2, new EntryCorrected(2, Optional.of("second"), Optional.empty()));
    at(3, new EntryCorrected(2, Optional.of("third"), Optional.empty()));
    List<CorrectedTimeline.Line> lines = CorrectedTimeline.of(timeline);
    assertThat(lines.get(1).entry().what()).isEqualTo(new NoteAdded("third"));
    assertThat(lines.get(1).correctedBy()).contains(4);
    assertThat(lines)
        .extracting(CorrectedTimeline.Line::before)
        .containsExactly(
            Optional.empty(), Optional.empty(), Optional.of("first"), Optional.of("second"));
  }
}
