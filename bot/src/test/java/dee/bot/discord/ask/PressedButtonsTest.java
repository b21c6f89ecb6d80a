package dee.bot.discord.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.discord.standin.Exchange;
import dee.bot.discord.standin.Person;
import dee.bot.discord.standin.StoredMessage;
import dee.bot.incident.Actor;
import dee.bot.incident.Happening.Acknowledged;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.PlanApproved;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.RoleTaken;
import dee.bot.incident.Happening.SeverityChanged;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.incident.TimelineEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PressedButtonsTest {

  private final Team team = new Team();
  private Path folder = Path.of("");
  private AskedDee dee;

  @BeforeEach
  void start(@TempDir Path where) {
    folder = where;
    dee = team.starts(where);
    team.declares(team.li);
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

  private <H> List<H> happened(Class<H> kind) {
    return dee.timeline(1).stream()
        .map(TimelineEntry::what)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  @Test
  void a_button_is_understood_by_a_dee_that_was_started_later() {
    String lead = dee.ids.obeying("/incident lead incident:INC-1");
    String note =
        dee.ids.obeying(
            "/incident note incident:INC-1 text:\""
                + "the pool is full. ".repeat(12).strip()
                + "\"");
    StoredMessage card = team.card("a card with buttons", lead, note);
    dee = team.starts(folder);
    team.discord.press(team.wang, card, lead).reply();
    assertThat(happened(RoleTaken.class)).containsExactly(new RoleTaken(Role.LEAD, "wang"));
    team.discord.press(team.wang, card, note).reply();
    assertThat(happened(NoteAdded.class).getFirst().text()).startsWith("the pool is full. the");
  }

  @Test
  void of_two_who_press_the_same_button_the_second_hears_of_the_first() {
    String seen = dee.ids.obeying("/incident acknowledge incident:INC-1");
    StoredMessage card = team.card("a card to acknowledge", seen);
    Exchange first = team.discord.press(team.li, card, seen);
    Exchange second = team.discord.press(team.wang, card, seen);
    List<String> answers = List.of(first.text(), second.text());
    assertThat(answers).anyMatch(text -> text.startsWith("Done"));
    assertThat(answers).anyMatch(text -> text.contains("acknowledged INC-1 already"));
    assertThat(happened(Acknowledged.class)).hasSize(1);
  }

  @Test
  void what_is_selected_is_the_missing_value() {
    String id = dee.ids.choosing("/incident severity incident:INC-1", "to");
    StoredMessage card = team.select("a card with a select", id);
    team.discord.select(team.li, card, id, "sev1").reply();
    assertThat(happened(SeverityChanged.class))
        .containsExactly(new SeverityChanged(Severity.SEV_1));
  }

  @Test
  void an_unknown_button_says_that_its_card_is_old() {
    StoredMessage card = team.card("an old card", "v1:#gone", "v0:lead:1");
    for (String id : List.of("v1:#gone", "v0:lead:1")) {
      Exchange pressed = team.discord.press(team.li, card, id);
      assertThat(pressed.text()).startsWith("This card is old");
      assertThat(pressed.isEphemeral()).isTrue();
    }
  }

  @Test
  void whoever_sees_a_button_may_press_it_but_rights_are_looked_at() {
    String plan = dee.ids.asking("/mitigate plan incident:INC-1");
    StoredMessage card = team.card("a card for all", plan);
    assertThat(team.discord.press(team.guest, card, plan).text())
        .startsWith("/mitigate plan takes the right: declare. You, guest");
  }

  @Test
  void a_plan_is_asked_for_with_the_commands_of_the_inventory() {
    Exchange form = mitigate(team.li);
    assertThat(form.modal().toString())
        .contains("restart-all-but", "raise-fd-limit", "more open files", "keep", "targets");
    team.discord.submit(form, Map.of("what", "raise-fd-limit", "targets", "orders-1")).reply();
    assertThat(happened(PlanMade.class)).hasSize(1);
    assertThat(happened(PlanMade.class).getFirst().plan().name()).contains("raise-fd-limit");
  }

  private Exchange mitigate(Person person) {
    String plan = dee.ids.asking("/mitigate plan incident:INC-1");
    return team.discord.press(person, team.card("mitigate " + person, plan), plan);
  }

  @Test
  void who_asked_for_a_plan_cannot_agree_to_it_under_another_name() {
    // The account was called mia when Dee first saw it; somebody else has that name now.
    Person renamed = team.discord.guild().person("anna", team.oncall);
    Person mia = team.discord.guild().person("mia", team.oncall);
    dee.names.name(Long.toUnsignedString(renamed.id()), "mia");
    team.discord
        .submit(mitigate(renamed), Map.of("what", "raise-fd-limit", "targets", "orders-1"))
        .reply();
    String plan = happened(PlanMade.class).getFirst().plan().id();
    String yes = dee.ids.obeying("/mitigate approve plan:" + plan);
    StoredMessage card = team.card("a plan " + plan, yes);
    assertThat(team.discord.press(renamed, card, yes).text()).startsWith("mia asked for plan");
    assertThat(happened(PlanApproved.class)).isEmpty();
    team.discord.press(mia, card, yes).reply();
    assertThat(happened(PlanApproved.class)).hasSize(1);
    assertThat(dee.timeline(1).getLast().by()).isEqualTo(Actor.person("mia (2)"));
  }
}
