package dee.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.TimelineEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class CrashTest {

  private static final int KILLS = 8;

  @TempDir private Path path;

  @Test
  void nothing_is_lost_and_nothing_said_twice_however_often_it_is_killed() throws Exception {
    CrashHarness.Outcome outcome =
        new CrashHarness(CrashingDee.class, List.of(path.toString()), 40).run(20260301, KILLS);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.kills()).isEqualTo(KILLS);

    List<String> notes;
    List<TimelineEntry> timeline;
    try (DataDirectory data = DataDirectory.open(path.resolve("data"))) {
      timeline = data.incidents().timeline(CrashingDee.INCIDENT);
      assertThat(data.outbox().waiting()).isZero();
    }
    assertThat(timeline)
        .extracting(TimelineEntry::sequence)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, timeline.size()).boxed().toList());
    notes =
        timeline.stream()
            .map(TimelineEntry::what)
            .filter(NoteAdded.class::isInstance)
            .map(what -> ((NoteAdded) what).text())
            .toList();

    List<String> steps =
        IntStream.rangeClosed(1, CrashingDee.STEPS).mapToObj(n -> "step " + n).toList();
    List<String> done =
        IntStream.rangeClosed(1, CrashingDee.STEPS)
            .filter(CrashingDee::hasErrand)
            .mapToObj(n -> "done e" + n)
            .toList();
    assertThat(notes.stream().filter(n -> n.startsWith("step"))).containsExactlyElementsOf(steps);
    assertThat(notes.stream().filter(n -> n.startsWith("done")))
        .containsExactlyInAnyOrderElementsOf(done);
    assertThat(
            outcome.said().stream()
                .filter(l -> l.startsWith("written"))
                .map(l -> "step " + l.substring("written ".length())))
        .allSatisfy(acknowledged -> assertThat(notes).contains(acknowledged));

    long posts =
        IntStream.rangeClosed(1, CrashingDee.STEPS).map(CrashingDee::posts).asLongStream().sum()
            + done.size();
    assertThat(RememberingFile.keys(path.resolve("channel")))
        .containsExactlyElementsOf(
            Stream.iterate(1, n -> n + 1).limit(posts).map(n -> "dee-" + n).toList());
  }
}
