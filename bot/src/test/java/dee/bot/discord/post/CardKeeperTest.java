package dee.bot.discord.post;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.Eventually;
import dee.bot.discord.standin.Fault;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardKeeperTest {

  private static final String EDIT = "PATCH channels/{channel}/messages/{message}";

  @TempDir private Path path;
  private final AtomicBoolean speaking = new AtomicBoolean(true);
  private OnDiscord on;
  private CardKeeper keeper;
  private IncidentId incident;

  @BeforeEach
  void an_incident_with_a_card() throws InterruptedException {
    on = new OnDiscord(path);
    keeper = on.channel().keeper(speaking::get).start();
    incident = on.declare();
    on.deliver();
  }

  @AfterEach
  void close() throws InterruptedException {
    keeper.close();
    on.close();
  }

  private boolean reads(IncidentId of, String word) {
    return on.card(of).text().contains(word);
  }

  @Test
  void a_card_follows_its_incident_whoever_wrote() {
    on.status(incident, Status.IDENTIFIED);
    Eventually.holds(() -> reads(incident, "identified"));
    on.status(incident, Status.MITIGATED);
    keeper.poke();
    Eventually.holds(() -> reads(incident, "mitigated"));
  }

  @Test
  void many_changes_are_few_edits_and_the_last_one_is_shown() {
    long begin = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      on.leads(incident, "ana-" + i);
      keeper.poke();
    }
    Eventually.holds(() -> reads(incident, "ana-99"));
    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    assertThat((long) on.card(incident).edits()).isLessThanOrEqualTo(seconds / 2 + 1);
  }

  @Test
  void a_card_says_that_an_update_is_overdue_though_nothing_was_written() {
    assertThat(reads(incident, "overdue")).isFalse();
    on.skip(Duration.ofHours(5));
    Eventually.holds(() -> reads(incident, "overdue"));
  }

  @Test
  void a_dee_without_the_right_to_speak_edits_nothing() throws Exception {
    speaking.set(false);
    keeper.close();
    keeper = on.channel().keeper(speaking::get).start();
    on.status(incident, Status.IDENTIFIED);
    keeper.poke();
    on.say(incident, OnDiscord.notice("a"));
    on.deliver();
    assertThat(reads(incident, "identified")).isFalse();
    speaking.set(true);
    Eventually.holds(() -> reads(incident, "identified"));
  }

  @Test
  void a_card_that_shows_what_it_should_is_not_edited_after_a_restart() throws Exception {
    IncidentId other = on.declare();
    on.deliver();
    keeper.close();
    on.restarted();
    on.notes(incident, "changes nothing of the card");
    on.status(other, Status.IDENTIFIED);
    keeper = on.channel().keeper(speaking::get).start();
    Eventually.holds(() -> reads(other, "identified"));
    assertThat(on.card(incident).edits()).isZero();
  }

  @Test
  void failures_of_edits_are_overcome_and_every_card_gets_its_turn() throws Exception {
    IncidentId other = on.declare();
    on.deliver();
    on.discord().faults().next(3, EDIT.replace("{", "\\{"), new Fault.Status(500));
    on.status(incident, Status.IDENTIFIED);
    on.status(other, Status.MITIGATED);
    Eventually.holds(() -> reads(incident, "identified") && reads(other, "mitigated"));
  }

  @Test
  void a_card_that_people_deleted_comes_back_with_the_next_change() {
    on.discord().people().deletes(on.card(incident));
    on.status(incident, Status.IDENTIFIED);
    Eventually.holds(() -> on.inChannel().contains("card INC-1 identified"));
    assertThat(on.inChannel()).hasSize(2);
  }

  @Test
  void the_thread_is_put_away_when_the_incident_is_closed_and_all_is_said() throws Exception {
    on.status(incident, Status.RESOLVED);
    on.say(incident, OnDiscord.notice("last"));
    on.status(incident, Status.CLOSED);
    Eventually.holds(() -> reads(incident, "closed"));
    assertThat(on.thread(incident).isArchived()).isFalse();
    on.deliver();
    Eventually.holds(() -> on.thread(incident).isArchived() && on.thread(incident).isLocked());
    Eventually.holds(() -> on.places().unsettled().isEmpty());
    on.say(incident, OnDiscord.notice("after all"));
    on.deliver();
    assertThat(on.inThread(incident)).containsExactly("notice last", "notice after all");
    Eventually.holds(() -> on.thread(incident).isArchived() && on.places().unsettled().isEmpty());
    assertThat(on.discord().violations()).isEmpty();
  }
}
