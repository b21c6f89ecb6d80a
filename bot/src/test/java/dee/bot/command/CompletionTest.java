package dee.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.target.People;
import dee.bot.target.Right;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompletionTest {

  private final Completion completion =
      new Completion(
          Registry.STANDARD,
          new FakeLiveValues(),
          new People(
              People.TRUSTED.others(), Map.of("guest", Set.of(Right.READ), "ops", Set.of())));

  private List<String> after(String line) {
    return after("li", line);
  }

  private List<String> after(String person, String line) {
    return completion.after(line, Actor.person(person)).stream()
        .map(Completion.Candidate::word)
        .toList();
  }

  @Test
  void nobody_is_offered_what_they_may_not_do() {
    assertThat(after("guest", ""))
        .containsExactly("/incident", "/playbook", "/mitigate", "/dee", "/help", "/as", "/quit");
    assertThat(after("guest", "/playbook ")).containsExactly("list", "explain");
    assertThat(after("guest", "/incident status ")).containsExactly("incident:");
    assertThat(after("li", "/incident status ")).containsExactly("incident:", "to:");
    assertThat(after("ops", "")).isEmpty();
  }

  @Test
  void plans_roles_and_flags_complete() {
    assertThat(after("/mitigate approve plan:")).containsExactly("plan:7f3a90c1");
    assertThat(after("/incident role role:")).contains("role:scribe");
    assertThat(after("/incident timeline all:")).containsExactly("all:yes", "all:no");
    assertThat(after("/mitigate "))
        .containsExactly(
            "plan", "show", "dry-run", "approve", "reject", "cancel", "release", "keep");
  }

  @Test
  void an_empty_line_offers_all_first_words() {
    assertThat(after(""))
        .containsExactly(
            "/incident", "/playbook", "/probe", "/mitigate", "/dee", "/help", "/as", "/quit");
    assertThat(after("/p")).startsWith("/playbook", "/probe");
  }

  @Test
  void second_words_follow_first_ones() {
    assertThat(after("/playbook ")).containsExactly("list", "explain", "run");
    assertThat(after("/incident re")).startsWith("resolve");
  }

  @Test
  void options_come_by_name_and_a_given_one_is_not_offered_again() {
    assertThat(after("/incident declare ")).containsExactly("service:", "summary:", "severity:");
    assertThat(after("/incident declare service:orders s"))
        .containsExactly(
            "summary:",
            "severity:",
            "severity:sev1",
            "severity:sev2",
            "severity:sev3",
            "severity:sev4");
  }

  @Test
  void values_come_from_what_exists_now_prefix_before_substring() {
    assertThat(after("/incident declare service:"))
        .containsExactly("service:orders", "service:billing");
    assertThat(after("/probe probe:open-files target:o"))
        .containsExactly("target:orders-1", "target:orders-2");
    assertThat(after("/playbook run playbook:reset")).containsExactly("playbook:connection-reset");
    assertThat(after("/incident status incident:")).containsExactly("incident:INC-1");
  }

  @Test
  void a_value_without_its_name_finds_its_option() {
    assertThat(after("/playbook run connec")).containsExactly("playbook:connection-reset");
  }

  @Test
  void nothing_is_offered_after_nonsense() {
    assertThat(after("/dance ")).isEmpty();
    assertThat(after("/incident dance x")).isEmpty();
    assertThat(after("/help ")).isEmpty();
  }
}
