package dee.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {

  private final Completion completion = new Completion(Registry.STANDARD, new FakeLiveValues());

  private List<String> after(String line) {
    return completion.after(line).stream().map(Completion.Candidate::word).toList();
  }

  @Test
  void an_empty_line_offers_all_first_words() {
    assertThat(after("")).containsExactly("/incident", "/playbook", "/probe", "/help", "/quit");
    assertThat(after("/p")).startsWith("/playbook", "/probe");
  }

  @Test
  void second_words_follow_first_ones() {
    assertThat(after("/playbook ")).containsExactly("list", "run");
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
