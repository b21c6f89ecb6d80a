package dee.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Errand;
import dee.bot.incident.Happening.UpdateSent;
import dee.bot.incident.Happening.UpdateSnoozed;
import dee.bot.investigation.OrdersCase;
import dee.bot.room.Post;
import dee.bot.target.UpdateIntervals;
import dee.bot.update.UpdateClock;
import dee.bot.update.UpdateDraft;
import dee.bot.update.UpdateReminder;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateCommandsTest {

  private static final Errand UPDATE = Errand.of(Errand.Kind.UPDATE, ChatCase.FIRST);

  private final ChatCase chat = new ChatCase();
  private final OrdersCase orders = chat.orders;

  private void declare() throws InterruptedException {
    chat.li("/incident declare orders clients time out severity:sev1");
  }

  private void minutes(int minutes) {
    orders.clock.forward(Duration.ofMinutes(minutes));
  }

  private UpdateSent lastSent() {
    return chat.timeline().reversed().stream()
        .filter(e -> e.what() instanceof UpdateSent)
        .map(e -> (UpdateSent) e.what())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_draft_that_people_read_is_the_one_that_goes_out() throws InterruptedException {
    declare();
    minutes(12);
    new UpdateReminder(
            orders.journal,
            new UpdateClock(UpdateIntervals.STANDARD),
            new UpdateDraft(ChatCase.TEXTS))
        .run(UPDATE);
    String read = orders.room.posts(Post.DraftPost.class).getFirst().text();
    chat.li("/incident status to:identified");
    chat.li("/incident update");
    assertThat(lastSent().text()).isEqualTo(read);
    Post.UpdatePost said = orders.room.posts(Post.UpdatePost.class).getFirst();
    assertThat(said.number()).isEqualTo(1);
    assertThat(said.next()).contains(orders.clock.instant().plus(Duration.ofMinutes(15)));
    assertThat(orders.incidents.agenda())
        .containsEntry(UPDATE, orders.clock.instant().plus(Duration.ofMinutes(12)));
  }

  @Test
  void own_words_go_out_as_they_are_typed_but_without_secrets() throws InterruptedException {
    declare();
    chat.li("/incident update we are on it, password=hunter2");
    assertThat(lastSent().text()).isEqualTo("we are on it, password=[redacted]");
    assertThat(chat.lastNotice()).startsWith("1 secret was taken out");
  }

  @Test
  void of_two_people_who_send_at_once_the_second_hears_of_the_first() throws InterruptedException {
    declare();
    chat.li("/incident update");
    orders.clock.forward(Duration.ofSeconds(4));
    chat.obey("wang", "/incident update");
    assertThat(chat.lastNotice())
        .startsWith(
            "Update 1 of INC-1 went out at 02:14:07 UTC, sent by li; nothing is new since.");
    chat.obey("wang", "/incident update one more thing");
    assertThat(lastSent().number()).isEqualTo(2);
  }

  @Test
  void of_two_people_who_send_the_same_form_the_second_hears_of_the_first()
      throws InterruptedException {
    declare();
    chat.li("/incident update we look into it");
    chat.obey("wang", "/incident update we look into it");
    assertThat(chat.lastNotice()).startsWith("Update 1 of INC-1 went out");
    assertThat(lastSent().number()).isEqualTo(1);
  }

  @Test
  void the_last_word_of_a_resolved_incident_promises_no_other() throws InterruptedException {
    declare();
    chat.li("/incident resolve");
    chat.li("/incident update");
    assertThat(lastSent().next()).isEqualTo(Optional.empty());
    assertThat(lastSent().text()).contains("It is over.");
    chat.li("/incident close");
    chat.li("/incident update really over");
    assertThat(chat.lastNotice()).isEqualTo("INC-1 is closed; that is final. No update was sent.");
    assertThat(lastSent().number()).isEqualTo(1);
  }

  @Test
  void a_snooze_puts_the_next_update_off() throws InterruptedException {
    declare();
    minutes(12);
    chat.li("/incident snooze");
    assertThat(chat.lastEntry())
        .isEqualTo(new UpdateSnoozed(orders.clock.instant().plus(Duration.ofMinutes(15))));
    assertThat(chat.lastNotice())
        .isEqualTo("li put the next update of INC-1 off until 2026-03-01 02:41 UTC.");
    assertThat(orders.incidents.agenda())
        .containsEntry(UPDATE, orders.clock.instant().plus(Duration.ofMinutes(15)));
    chat.li("/incident snooze 2h");
    assertThat(orders.incidents.agenda())
        .containsEntry(UPDATE, orders.clock.instant().plus(Duration.ofHours(2)));
  }

  @Test
  void a_snooze_that_makes_no_sense_says_so() throws InterruptedException {
    declare();
    chat.li("/incident snooze 3d");
    assertThat(chat.lastNotice()).isEqualTo("An update can be put off for 1m to 24h, not for 3d.");
    chat.li("/incident severity sev4");
    chat.li("/incident snooze 15m");
    assertThat(chat.lastNotice())
        .isEqualTo("INC-1 has no update to put off: it is investigating, SEV-4.");
  }
}
