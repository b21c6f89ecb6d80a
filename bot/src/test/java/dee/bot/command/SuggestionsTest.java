package dee.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.command.LiveValues.Named;
import dee.bot.target.Right;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

  private static final Set<Right> ALL = Set.of(Right.values());

  private final Suggestions suggestions = new Suggestions(new FakeLiveValues());

  private List<String> of(CommandSpec command, String option, String typed, Set<Right> rights) {
    return suggestions.of(command, option, typed, rights).stream().map(Named::name).toList();
  }

  @Test
  void what_begins_so_comes_before_what_contains_it() {
    assertThat(of(Registry.PROBE, "target", "o", ALL)).containsExactly("orders-1", "orders-2");
    assertThat(of(Registry.PROBE, "target", "-1", ALL)).containsExactly("orders-1", "billing-1");
    assertThat(of(Registry.PROBE, "probe", "ITS", ALL)).containsExactly("limits");
    assertThat(of(Registry.PROBE, "probe", "i", ALL)).containsExactly("limits", "open-files");
  }

  @Test
  void an_incident_is_found_by_its_number_its_service_and_its_words() {
    for (String typed : List.of("", "1", "inc", "orders", "time out")) {
      assertThat(of(Registry.STATUS, "incident", typed, ALL)).containsExactly("INC-1");
    }
    assertThat(of(Registry.STATUS, "incident", "billing", ALL)).isEmpty();
  }

  @Test
  void nobody_is_offered_what_they_may_not_do() {
    assertThat(of(Registry.RUN, "playbook", "", Set.of(Right.READ))).isEmpty();
    assertThat(of(Registry.RUN, "playbook", "", Set.of(Right.READ, Right.PROBE)))
        .containsExactly("connection-reset", "disk");
    assertThat(of(Registry.STATUS, "to", "", Set.of(Right.READ))).isEmpty();
  }
}
