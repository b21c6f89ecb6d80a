package dee.bot.discord.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.discord.post.CrashingPlaces.Killed;
import dee.bot.discord.standin.Fault;
import dee.bot.discord.standin.StoredMessage;
import dee.bot.discord.standin.Violation;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Status;
import dee.bot.room.Channel.ChannelUnavailable;
import dee.bot.room.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordChannelTest {

  private static final String SEND = "POST channels/{channel}/messages";
  private static final String OPEN_THREAD = "POST channels/{channel}/messages/{message}/threads";

  @TempDir private Path path;
  private OnDiscord on;

  @BeforeEach
  void connect() throws InterruptedException {
    on = new OnDiscord(path);
  }

  @AfterEach
  void disconnect() throws InterruptedException {
    on.close();
  }

  private void nothingRefused() {
    assertThat(on.discord().violations()).isEmpty();
  }

  private static Post compared(IncidentId incident) {
    return new Post.ComparisonPost(incident, List.of("x"), 2, 2, List.of());
  }

  @Test
  void each_post_is_in_its_place_and_in_order() throws Exception {
    IncidentId incident = on.declare();
    on.say(
        incident,
        OnDiscord.notice("a"),
        OnDiscord.update(incident, 1),
        compared(incident),
        OnDiscord.notice("b"));
    on.deliver();
    assertThat(on.inChannel())
        .containsExactly("announced INC-1", "card INC-1 investigating", "update 1");
    assertThat(on.inThread(incident)).containsExactly("notice a", "compared", "plots", "notice b");
    assertThat(on.thread(incident).id()).isEqualTo(on.card(incident).id());
    assertThat(on.thread(incident).name()).isEqualTo("INC-1 · orders · clients time out");
    nothingRefused();
  }

  @Test
  void progress_is_one_message_that_is_edited() throws Exception {
    IncidentId incident = on.declare();
    on.say(incident, OnDiscord.progress(incident, 1));
    on.say(incident, OnDiscord.notice("a"));
    on.say(incident, OnDiscord.progress(incident, 2));
    on.say(incident, OnDiscord.progress(incident, 3));
    on.deliver();
    assertThat(on.inThread(incident)).containsExactly("progress INC-1.1 3", "notice a");
    nothingRefused();
  }

  @Test
  void a_letter_that_is_shown_again_is_there_once() throws Exception {
    IncidentId incident = on.declare();
    on.say(incident, OnDiscord.notice("a"), compared(incident));
    var letters = on.data().outbox().next(9, on.clock().instant());
    for (int i = 0; i < 2; i++) {
      for (var letter : letters) {
        on.restarted().show(letter);
      }
    }
    assertThat(on.inChannel()).containsExactly("announced INC-1", "card INC-1 investigating");
    assertThat(on.inThread(incident)).containsExactly("notice a", "compared", "plots");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 10})
  void a_dee_that_is_killed_at_any_step_of_opening_goes_on_where_it_was(long minutes)
      throws Exception {
    boolean killed = true;
    for (int step = 0; killed; step++) {
      for (boolean written : List.of(false, true)) {
        IncidentId incident = on.declare();
        on.say(incident, OnDiscord.notice("a"));
        killed = killedAt(step, written);
        on.skip(Duration.ofMinutes(minutes));
        on.restarted();
        on.deliver();
        assertThat(on.inChannel().stream().filter(s -> (s + " ").contains(incident + " ")))
            .as("step %s of %s, written: %s", step, incident, written)
            .containsExactly("announced " + incident, "card " + incident + " investigating");
        assertThat(on.inThread(incident)).containsExactly("notice a");
      }
    }
    nothingRefused();
  }

  private boolean killedAt(int step, boolean written) throws InterruptedException {
    try {
      on.deliver(on.channel(new CrashingPlaces(on.places(), step, written)));
      return false;
    } catch (Killed _) {
      return true;
    }
  }

  @Test
  void what_was_done_though_its_answer_was_lost_is_not_done_twice() throws Exception {
    IncidentId incident = on.declare();
    on.say(incident, OnDiscord.notice("a"), OnDiscord.progress(incident, 1));
    on.discord()
        .faults()
        .next(1, "^" + quoted(SEND), new Fault.AnswerLost())
        .next(1, "^" + quoted(SEND), new Fault.StatusAfterwards(500))
        .next(1, quoted(OPEN_THREAD), new Fault.AnswerLost())
        .next(1, "^" + quoted(SEND), new Fault.AnswerLost())
        .next(1, "^" + quoted(SEND), new Fault.Refused())
        .next(1, "^" + quoted(SEND), new Fault.StatusAfterwards(500));
    on.deliver();
    assertThat(on.discord().faults().left()).isZero();
    assertThat(on.inChannel()).containsExactly("announced INC-1", "card INC-1 investigating");
    assertThat(on.inThread(incident)).containsExactly("notice a", "progress INC-1.1 1");
    nothingRefused();
  }

  private static String quoted(String route) {
    return java.util.regex.Pattern.quote(route) + "$";
  }

  @Test
  void a_progress_that_grew_while_its_answer_was_lost_shows_the_latest() throws Exception {
    IncidentId incident = on.declare();
    on.deliver();
    on.say(incident, OnDiscord.progress(incident, 1));
    on.discord().faults().next(1, "^" + quoted(SEND), new Fault.AnswerLost());
    var first = on.data().outbox().next(1, on.clock().instant()).getFirst();
    assertThatThrownBy(() -> on.channel().show(first)).isInstanceOf(ChannelUnavailable.class);
    on.data().outbox().delivered(first, on.clock().instant());
    on.say(incident, OnDiscord.progress(incident, 2));
    on.deliver();
    assertThat(on.inThread(incident)).containsExactly("progress INC-1.1 2");
  }

  @Test
  void a_card_that_people_deleted_is_posted_anew_and_its_thread_goes_on() throws Exception {
    IncidentId incident = on.declare();
    on.deliver();
    on.discord().people().deletes(on.card(incident));
    on.status(incident, Status.IDENTIFIED);
    on.say(incident, OnDiscord.notice("a"), card(incident), OnDiscord.notice("b"));
    on.deliver();
    assertThat(on.inChannel()).containsExactly("announced INC-1", "card INC-1 identified");
    assertThat(on.inThread(incident)).containsExactly("notice a", "notice b");
    nothingRefused();
  }

  private Post card(IncidentId incident) {
    return new dee.bot.command.Cards(
            new dee.bot.update.UpdateClock(dee.bot.target.UpdateIntervals.STANDARD))
        .of(on.data().incidents().timeline(incident), on.clock().instant())
        .orElseThrow();
  }

  @Test
  void a_progress_that_people_deleted_is_posted_anew() throws Exception {
    IncidentId incident = on.declare();
    on.say(incident, OnDiscord.progress(incident, 1));
    on.deliver();
    on.discord().people().deletes(on.thread(incident).messages().getFirst());
    on.say(incident, OnDiscord.progress(incident, 2));
    on.deliver();
    assertThat(on.inThread(incident)).containsExactly("progress INC-1.1 2");
  }

  @Test
  void a_thread_that_people_deleted_is_opened_anew_on_the_card() throws Exception {
    IncidentId incident = on.declare();
    on.say(incident, OnDiscord.progress(incident, 1));
    on.deliver();
    on.discord().people().deletes(on.thread(incident));
    on.say(incident, OnDiscord.notice("a"), OnDiscord.progress(incident, 2));
    on.deliver();
    assertThat(on.inThread(incident)).containsExactly("notice a", "progress INC-1.1 2");
    assertThat(on.thread(incident).parent()).contains(on.home());
  }

  @Test
  void a_post_that_discord_refuses_is_put_in_plain_words_and_stops_no_other() throws Exception {
    IncidentId incident = on.declare();
    on.say(incident, FakeForms.refused(), FakeForms.withoutForm(), OnDiscord.notice("b"));
    on.deliver();
    List<String> read = on.inThread(incident);
    assertThat(read).hasSize(3).last().isEqualTo("notice b");
    assertThat(read.subList(0, 2))
        .allSatisfy(text -> assertThat(text).contains("could not be shown in its form"));
    assertThat(on.discord().violations())
        .extracting(Violation::kind)
        .containsExactly(Violation.Kind.INVALID_BODY);
  }

  @Test
  void a_post_opens_an_archived_thread_again_and_edits_what_is_in_it() throws Exception {
    IncidentId incident = on.declare();
    on.say(incident, OnDiscord.progress(incident, 1));
    on.deliver();
    on.discord().people().archives(on.thread(incident), true);
    on.say(incident, OnDiscord.progress(incident, 2), OnDiscord.notice("a"));
    on.deliver();
    assertThat(on.inThread(incident)).containsExactly("progress INC-1.1 2", "notice a");
    assertThat(on.thread(incident).isArchived()).isFalse();
  }

  @Test
  void a_missing_permission_is_named_with_what_to_do() {
    on.discord().people().forbids(on.home(), Permission.MESSAGE_SEND);
    IncidentId _ = on.declare();
    assertThatThrownBy(() -> on.deliver())
        .isInstanceOf(ChannelUnavailable.class)
        .hasMessageContaining("#incidents")
        .hasMessageContaining("give its role there 'Send Messages'");
    assertThat(on.requests(SEND)).isLessThan(30);
  }

  @Test
  void mentions_call_nobody_unless_the_form_says_so() throws Exception {
    IncidentId incident = on.declare();
    on.say(incident, OnDiscord.notice("@everyone <@" + on.discord().guild().bot().id() + ">"));
    on.deliver();
    assertThat(on.thread(incident).messages())
        .extracting(StoredMessage::pings)
        .allMatch(dee.bot.discord.standin.Pings::none);
  }
}
