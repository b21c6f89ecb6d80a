package dee.bot.discord.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.discord.standin.Exchange;
import dee.bot.discord.standin.Fault;
import dee.bot.discord.standin.StandIn;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.TimelineEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong between Discord and Dee while somebody waits for an answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubleTest {

  private static final String CALLBACK = "POST interactions/.*/callback";

  private final Team team = new Team();
  private final StandIn discord = team.discord;
  private Path folder = Path.of("");
  private AskedDee dee;

  @BeforeEach
  void start(@TempDir Path where) {
    folder = where;
    dee = team.starts(where);
    team.declares(team.li);
  }

  @AfterEach
  void stop() {
    discord.faults().none();
    team.stops();
  }

  @AfterAll
  void close() {
    team.close();
  }

  private Exchange note(String text) {
    return discord.slash(team.li, "incident note", Map.of("text", text));
  }

  private long notes() {
    return dee.timeline(1).stream()
        .map(TimelineEntry::what)
        .filter(NoteAdded.class::isInstance)
        .count();
  }

  @Test
  void what_nobody_foresaw_ends_with_a_number_for_the_caller() {
    int before = discord.violations().size();
    dee =
        team.starts(
            folder,
            member -> {
              if (member.getUser().getName().equals("wang")) {
                throw new IllegalStateException("nobody foresaw this");
              }
              return team.rights.of(member);
            });
    Exchange failed = discord.slash(team.wang, "incident note", Map.of("text", "x"));
    assertThat(failed.text()).contains("e-42").doesNotContain("nobody foresaw");
    assertThat(failed.isEphemeral()).isTrue();
    assertThat(note("all goes on").text()).startsWith("On record");
    assertThat(discord.violations()).hasSize(before);
  }

  @Test
  void an_acknowledgement_whose_answer_is_lost_is_obeyed_once_and_answered() {
    discord.faults().next(1, CALLBACK, new Fault.AnswerLost());
    assertThat(note("once").text()).startsWith("On record");
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void a_server_error_after_an_acknowledgement_is_answered_all_the_same() {
    discord.faults().next(1, CALLBACK, new Fault.StatusAfterwards(500));
    assertThat(note("once").text()).startsWith("On record");
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void what_discord_no_longer_knows_is_not_obeyed() {
    discord.firstResponseWithin(Duration.ZERO);
    note("too late");
    discord.awaitCondition(
        "the refusal",
        () ->
            discord.requests().stream()
                .anyMatch(seen -> seen.route().contains("callback") && seen.status() == 404));
    discord.firstResponseWithin(Duration.ofSeconds(3));
    assertThat(note("in time").text()).startsWith("On record");
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void an_answer_that_cannot_be_shown_does_not_undo_the_command() {
    discord.faults().next(1, "PATCH webhooks/", new Fault.Status(500));
    note("kept");
    discord.awaitCondition("the note", () -> notes() == 1);
    discord.awaitCondition("the failure", () -> discord.faults().left() == 0);
    assertThat(note("and the next").text()).startsWith("On record");
  }
}
