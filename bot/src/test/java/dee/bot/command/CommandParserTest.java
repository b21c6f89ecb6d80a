package dee.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.room.Texts;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandParserTest {

  private static final Texts TEXTS = new Texts(Locale.ENGLISH);

  private final CommandParser parser = new CommandParser(Registry.STANDARD, new FakeLiveValues());

  private Map<String, String> values(String line) {
    Parsed parsed = parser.parse(line);
    assertThat(parsed).isInstanceOf(Parsed.Understood.class);
    return ((Parsed.Understood) parsed).arguments().values();
  }

  private String refusal(String line) {
    Parsed parsed = parser.parse(line);
    assertThat(parsed).isInstanceOf(Parsed.Refused.class);
    return TEXTS.of(((Parsed.Refused) parsed).problem());
  }

  @Test
  void options_are_read_by_their_names_in_any_order() {
    assertThat(
            values(
                "/incident declare severity:SEV-2 summary:\"clients: \\\"time out\\\"\" service:orders"))
        .isEqualTo(
            Map.of("service", "orders", "summary", "clients: \"time out\"", "severity", "sev2"));
  }

  @Test
  void values_without_a_name_fill_the_options_in_order_and_a_text_takes_the_rest() {
    assertThat(values("/playbook run connection-reset orders"))
        .isEqualTo(Map.of("playbook", "connection-reset", "service", "orders"));
    assertThat(values("/incident note we rolled back at 02:10"))
        .isEqualTo(Map.of("text", "we rolled back at 02:10"));
    assertThat(values("/incident note we rolled back incident:inc-1"))
        .isEqualTo(Map.of("text", "we rolled back", "incident", "INC-1"));
  }

  @Test
  void optional_options_may_be_left_out_or_empty() {
    assertThat(values("/incident status")).isEmpty();
    assertThat(values("/incident status incident:")).isEmpty();
    assertThat(parser.parse("  ")).isEqualTo(new Parsed.Nothing());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "incident list | Commands begin with a slash: /help lists them.",
        "/incidnet list | There is no command /incidnet. Did you mean /incident? There are: /incident, /playbook, /probe, /mitigate, /dee, /help, /as, /quit.",
        "/dance | There is no command /dance. There are: /incident, /playbook, /probe, /mitigate, /dee, /help, /as, /quit.",
        "/playbook | /playbook needs one more word: list, explain, run.",
        "/playbook rnu | There is no /playbook rnu. Did you mean run? There are: list, explain, run.",
        "/incident declare summary:x | /incident declare needs service, one of: orders, billing.",
        "/incident declare service:orders | /incident declare needs summary: /incident declare service:… summary:… [severity:…]",
        "/incident declare service:ordesr summary:x | ordesr is no service. Did you mean orders? There are: orders, billing.",
        "/incident declare orders x severity:sev9 | sev9 is no severity. Did you mean sev1? There are: sev1, sev2, sev3, sev4.",
        "/incident declare sumary:x | /incident declare has no option sumary. Did you mean summary? It has: service, summary, severity.",
        "/incident status INC-7 | INC-7 is no incident. Did you mean INC-1? There are: INC-1.",
        "/incident status to:done | done is no status. There are: investigating, identified, mitigated, monitoring, resolved, closed.",
        "/incident list now | /incident list takes no more values; now is too much.",
        "/incident list at:now | /incident list takes no options; at is too much.",
        "/incident status incident:INC-1 incident:INC-1 | The option incident is given twice.",
        "/incident note \"never closed | A quote is not closed.",
        "/incident edit seven | seven is no entry: such as t7, as the timeline names it.",
        "/incident edit t1 at:soon | soon is no time: such as 02:11 (UTC), -5m, or 2026-03-01T02:11:00Z.",
        "/incident snooze long | long is no span of time: such as 15m or 2h.",
        "/incident role king | king is no role. There are: lead, scribe, communications.",
        "/mitigate approve x | x is no plan: such as 7f3a90c1, as the plan says.",
        "/mitigate plan what:restart keep:two | two is no number of instances: such as 0, 1 or 2.",
        "/incident status to:password=hunter2 | password=[redacted] is no status. There are: investigating, identified, mitigated, monitoring, resolved, closed."
      })
  void a_refusal_names_what_is_allowed_and_what_was_probably_meant(String line, String message) {
    assertThat(refusal(line)).isEqualTo(message);
  }

  @Test
  void a_text_may_hold_colons_that_are_no_options_and_a_slip_is_still_refused() {
    assertThat(values("/incident note http://db-1 answers again: slowly"))
        .isEqualTo(Map.of("text", "http://db-1 answers again: slowly"));
    assertThat(refusal("/incident declare orders down severty:sev1"))
        .startsWith("/incident declare has no option severty. Did you mean severity?");
  }

  @Test
  void a_text_is_cleaned_and_one_that_is_too_long_is_refused_whole() {
    assertThat(values("/incident note \"a\u001b[2J\nb\u0000 @everyone \u202ec\""))
        .isEqualTo(Map.of("text", "a b \uFF20everyone c"));
    assertThat(values("/incident note " + "x".repeat(2000)).get("text")).hasSize(2000);
    assertThat(refusal("/incident note " + "x".repeat(2001)))
        .isEqualTo(
            "That is 2001 characters long; a text may have 2000. Nothing was stored: please shorten it.");
    assertThat(refusal("/incident note " + ":".repeat(1_000_000)))
        .startsWith("That is 1000015 characters long; a text may have 2000.");
    assertThat(refusal("/incident note \u001b[2J")).startsWith("/incident note needs text");
  }

  @Test
  void entries_and_plans_are_read_however_they_are_typed() {
    assertThat(values("/incident edit 7 better words"))
        .isEqualTo(Map.of("entry", "t7", "text", "better words"));
    assertThat(values("/mitigate approve 7F3A")).isEqualTo(Map.of("plan", "7f3a90c1"));
    assertThat(values("/mitigate show deadbeef")).isEqualTo(Map.of("plan", "deadbeef"));
  }

  @Test
  void every_command_and_option_says_what_it_is_for() {
    for (CommandSpec command : Registry.STANDARD.commands()) {
      assertThat(TEXTS.of(command.textKey())).isNotBlank();
      command.options().forEach(o -> assertThat(TEXTS.of(o.textKey())).isNotBlank());
    }
  }
}
