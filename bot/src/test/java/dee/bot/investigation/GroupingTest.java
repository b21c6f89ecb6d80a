package dee.bot.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class GroupingTest {

  private static Judgement judged(Verdict verdict, String... causes) {
    return new Judgement(
        "orders-1",
        "orders",
        OptionalInt.empty(),
        verdict,
        List.of(),
        List.of(causes),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static List<Verdict> known(Judgement... judgements) {
    List<TimelineEntry> timeline = new ArrayList<>();
    for (Judgement judgement : judgements) {
      timeline.add(
          new TimelineEntry(
              new IncidentId(1),
              timeline.size() + 1,
              Instant.EPOCH,
              Actor.dee(),
              new InstanceJudged(timeline.size() + 1, judgement)));
    }
    return Grouping.latest(timeline).stream().map(group -> group.getFirst().verdict()).toList();
  }

  @Test
  void a_cause_that_was_found_stands_until_something_else_is_found() {
    Judgement explained = judged(Verdict.EXPLAINED, "db-pool-too-small");
    Judgement unresolved = judged(Verdict.UNRESOLVED);
    assertThat(known(explained, unresolved)).containsExactly(Verdict.EXPLAINED);
    assertThat(known(explained, unresolved, judged(Verdict.HEALTHY)))
        .containsExactly(Verdict.HEALTHY);
    assertThat(known(unresolved)).containsExactly(Verdict.UNRESOLVED);
    assertThat(known(judged(Verdict.HEALTHY), unresolved)).containsExactly(Verdict.UNRESOLVED);
  }
}
