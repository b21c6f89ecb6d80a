package dee.bot.discord.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.discord.standin.Exchange;
import dee.bot.discord.standin.Place;
import dee.bot.discord.standin.StoredMessage;
import dee.bot.incident.Actor;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.EntryCorrected;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.RoleTaken;
import dee.bot.incident.Happening.UpdateSent;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.incident.TimelineEntry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypedCommandsTest {

  private final Team team = new Team();
  private AskedDee dee;

  @BeforeEach
  void start(@TempDir Path folder) {
    dee = team.starts(folder);
  }

  @AfterEach
  void nothing_was_refused() {
    team.stops();
    assertThat(team.discord.violations()).isEmpty();
  }

  @AfterAll
  void close() {
    team.close();
  }

  @Test
  void what_is_registered_already_is_not_registered_again() {
    assertThat(team.discord.commandOverwrites()).isEqualTo(1);
    assertThat(Registration.register(team.guild(), Team.COMMANDS)).isFalse();
    assertThat(team.discord.commandOverwrites()).isEqualTo(1);
  }

  @Test
  void declaring_is_on_record_by_name_and_answered_for_the_caller_alone() {
    Exchange declared =
        team.discord.slash(
            team.li,
            "incident declare",
            Map.of("service", "orders", "summary", "clients time out", "severity", "sev2"));
    assertThat(declared.text()).isEqualTo("Done: " + AskedDee.LINK);
    assertThat(declared.isEphemeral()).isTrue();
    TimelineEntry first = dee.timeline(1).getFirst();
    assertThat(first.what()).isEqualTo(new Declared("orders", "clients time out", Severity.SEV_2));
    assertThat(first.by()).isEqualTo(Actor.person("li"));
  }

  @Test
  void later_answers_follow_the_first_one_in_the_callers_language() {
    team.declares(team.li);
    team.li.speaks("zh-CN");
    Exchange again =
        team.discord.slash(
            team.li, "incident note", Map.of("text", "password=hunter2", "incident", "INC-1"));
    assertThat(again.text()).contains("INC-1");
    team.li.speaks("en-US");
    team.discord.awaitCondition("the warning", () -> again.followups().size() == 1);
    assertThat(dee.timeline(1).getLast().what()).isEqualTo(new NoteAdded("password=[redacted]"));
  }

  @Test
  void persons_and_switches_are_understood() {
    team.declares(team.li);
    team.discord
        .slash(team.li, "incident role", Map.of("role", "scribe", "person", team.wang))
        .reply();
    assertThat(dee.timeline(1).getLast().what()).isEqualTo(new RoleTaken(Role.SCRIBE, "wang"));
    assertThat(team.discord.slash(team.li, "incident timeline", Map.of("all", true)).text())
        .isEqualTo("TimelinePost");
  }

  @Test
  void a_role_named_like_the_id_of_another_one_gives_nothing() {
    Exchange refused =
        team.discord.slash(
            team.impostor, "incident declare", Map.of("service", "orders", "summary", "x"));
    assertThat(refused.text()).contains("takes the right: declare. You, impostor");
  }

  @Test
  void without_the_right_nothing_happens_and_the_answer_names_it() {
    Exchange refused =
        team.discord.slash(
            team.guest, "incident declare", Map.of("service", "orders", "summary", "x"));
    assertThat(refused.text()).startsWith("/incident declare takes the right: declare. You, guest");
    assertThat(refused.isEphemeral()).isTrue();
    assertThat(dee.store.incidents()).isEmpty();
    team.guest.gets(team.boss);
    team.declares(team.guest);
    assertThat(dee.store.incidents()).hasSize(1);
    team.guest.loses(team.boss);
  }

  @Test
  void help_shows_what_the_caller_may_do() {
    assertThat(team.discord.slash(team.guest, "dee help", Map.of()).text())
        .contains("/incident list")
        .doesNotContain("/mitigate approve");
    assertThat(team.discord.slash(team.li, "dee help", Map.of()).text())
        .contains("/mitigate approve");
  }

  @Test
  void values_are_offered_as_they_are_typed_and_only_to_those_who_may() {
    team.declares(team.li);
    Map<String, String> typed = Map.of("incident", "time out");
    Exchange offered = team.discord.autocomplete(team.li, "incident close", "incident", typed);
    assertThat(offered.choices()).containsExactly("INC-1");
    assertThat(offered.choiceNames()).containsExactly("INC-1 · orders: clients time out");
    assertThat(team.discord.autocomplete(team.guest, "incident close", "incident", typed).choices())
        .isEmpty();
  }

  @Test
  void in_an_incidents_thread_that_incident_is_meant() {
    team.declares(team.li);
    team.declares(team.li);
    Place thread = team.thread(dee, 1);
    team.discord.slash(team.li, thread, "incident note", Map.of("text", "here")).reply();
    team.discord.slash(team.li, "incident note", Map.of("text", "there")).reply();
    assertThat(dee.timeline(1).getLast().what()).isEqualTo(new NoteAdded("here"));
    assertThat(dee.timeline(2).getLast().what()).isEqualTo(new NoteAdded("there"));
  }

  @Test
  void an_update_is_a_form_with_dees_draft() {
    team.declares(team.li);
    Exchange form = team.discord.slash(team.li, "incident update", Map.of());
    assertThat(form.modal().path("title").asString("")).isEqualTo("/incident update INC-1");
    assertThat(form.modal().toString()).contains("orders, SEV-2: clients time out");
    Exchange sent = team.discord.submit(form, Map.of("text", "We look into it."));
    assertThat(sent.text()).startsWith("Done");
    assertThat(dee.timeline(1).getLast().what())
        .isInstanceOfSatisfying(
            UpdateSent.class, update -> assertThat(update.text()).isEqualTo("We look into it."));
  }

  @Test
  void of_two_who_send_the_same_form_the_second_hears_of_the_first() {
    team.declares(team.li);
    Exchange first = team.discord.slash(team.li, "incident update", Map.of());
    Exchange second = team.discord.slash(team.wang, "incident update", Map.of());
    first.modal();
    second.modal();
    team.discord.submit(first, Map.of()).reply();
    assertThat(team.discord.submit(second, Map.of()).text()).startsWith("Update 1 of INC-1");
  }

  @Test
  void a_message_in_an_incidents_thread_is_put_on_its_timeline() {
    team.declares(team.li);
    Place thread = team.thread(dee, 1);
    StoredMessage said = team.discord.people().writes(team.wang, thread, "we rolled\nback");
    Exchange added = team.discord.messageCommand(team.li, "Add to timeline", said);
    assertThat(added.text()).startsWith("On record in INC-1");
    assertThat(dee.timeline(1))
        .extracting(TimelineEntry::what)
        .contains(new NoteAdded("wang: we rolled back"))
        .last()
        .isInstanceOf(EntryCorrected.class);
    StoredMessage elsewhere =
        team.discord.people().writes(team.wang, team.discord.channel(), "hello");
    assertThat(team.discord.messageCommand(team.li, "Add to timeline", elsewhere).text())
        .startsWith("Only messages in an incident's thread");
  }
}
