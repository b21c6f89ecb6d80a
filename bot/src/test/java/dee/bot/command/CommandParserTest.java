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
        "/incidnet list | There is no command /incidnet. Did you mean /incident? There are: /incident, /playbook, /probe, /mitigate, /help, /quit.",
        "/dance | There is no command /dance. There are: /incident, /playbook, /probe, /mitigate, /help, /quit.",
        "/playbook | /playbook needs one more word: list, run.",
        "/playbook rnu | There is no /playbook rnu. Did you mean run? There are: list, run.",
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
        "/incident note \"never closed | A quote is not closed."
      })
  void a_refusal_names_what_is_allowed_and_what_was_probably_meant(String line, String message) {
    assertThat(refusal(line)).isEqualTo(message);
  }

  @Test
  void every_command_and_option_says_what_it_is_for() {
    for (CommandSpec command : Registry.STANDARD.commands()) {
      assertThat(TEXTS.of(command.textKey())).isNotBlank();
      command.options().forEach(o -> assertThat(TEXTS.of(o.textKey())).isNotBlank());
    }
  }
}
