package dee.bot.update;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Happening.UpdateAsked;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Status;
import dee.bot.investigation.OrdersCase;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import dee.bot.target.UpdateIntervals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The incident is a SEV-2: an update is due every 30 minutes and asked for 3 minutes before. */
class UpdateReminderTest {

  private final OrdersCase orders = new OrdersCase();
  private final IncidentId id = orders.open();
  private final Errand errand = Errand.of(Errand.Kind.UPDATE, id);
  private final UpdateReminder reminder =
      new UpdateReminder(
          orders.journal,
          new UpdateClock(UpdateIntervals.STANDARD),
          new UpdateDraft(new Texts(Locale.ENGLISH)));

  private static Instant minute(int minute) {
    return OrdersCase.NIGHT.plus(Duration.ofMinutes(minute));
  }

  private Optional<Instant> runAt(Instant now) {
    orders.clock.set(now);
    return reminder.run(errand);
  }

  private List<Post.DraftPost> drafts() {
    return orders.room.posts(Post.DraftPost.class);
  }

  @Test
  void it_waits_until_it_is_time_to_ask() {
    assertThat(runAt(minute(10))).contains(minute(27));
    assertThat(drafts()).isEmpty();
    assertThat(runAt(minute(27))).contains(minute(37));
    assertThat(drafts())
        .containsExactly(new Post.DraftPost(id, 1, minute(30), drafts().getFirst().text(), false));
    assertThat(orders.incidents.timeline(id).getLast().what())
        .isEqualTo(new UpdateAsked(1, drafts().getFirst().text(), minute(30)));
  }

  @Test
  void an_errand_that_is_done_again_after_a_crash_asks_once() {
    runAt(minute(27));
    assertThat(runAt(minute(27))).contains(minute(37));
    assertThat(runAt(minute(28))).contains(minute(37));
    assertThat(drafts()).hasSize(1);
  }

  @Test
  void what_nobody_sends_is_asked_for_three_times_more_and_then_left_to_the_status() {
    List<Instant> asked = new ArrayList<>();
    Optional<Instant> again = runAt(minute(27));
    asked.add(minute(27));
    while (again.isPresent()) {
      asked.add(again.get());
      again = runAt(again.get());
    }
    assertThat(asked).containsExactly(minute(27), minute(37), minute(47), minute(57));
    assertThat(drafts())
        .extracting(Post.DraftPost::overdue)
        .containsExactly(false, true, true, true);
    assertThat(runAt(minute(500))).isEmpty();
    assertThat(drafts()).hasSize(4);
  }

  @Test
  void nothing_is_asked_of_a_resolved_incident() {
    orders.journal.write(id, new StatusChanged(Status.RESOLVED), Actor.person("li"));
    assertThat(runAt(minute(27))).isEmpty();
    assertThat(drafts()).isEmpty();
  }

  @Test
  void after_hours_without_dee_one_update_is_asked_for_and_not_one_for_each() {
    assertThat(runAt(minute(600))).contains(minute(610));
    assertThat(drafts()).hasSize(1);
    assertThat(drafts().getFirst().overdue()).isTrue();
  }

  @Test
  void a_clock_that_jumps_forth_and_back_asks_a_few_times_and_never_storms() {
    Optional<Instant> again = runAt(OrdersCase.NIGHT.plus(Duration.ofDays(365)));
    assertThat(again).isPresent();
    for (int minute = 28; minute < 200; minute++) {
      again = runAt(minute(minute));
    }
    assertThat(again).isEmpty();
    assertThat(drafts()).hasSize(4);
  }

  @Test
  void a_clock_that_was_set_back_does_not_make_people_wait_for_it() {
    orders.clock.set(minute(-180));
    orders.journal.write(id, new NoteAdded("the clock is odd"), Actor.person("li"));
    assertThat(runAt(minute(-180))).contains(minute(-170));
    assertThat(drafts()).hasSize(1);
    assertThat(runAt(minute(-179))).contains(minute(-170));
    assertThat(drafts()).hasSize(1);
  }
}
