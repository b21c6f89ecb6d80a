package dee.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenCommandTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "two words",
        "say \"no\" to it",
        "C:\\dee\\x y",
        "C:\\dee",
        "a:b:c",
        " blank first",
        "原因 未知",
        "two\nlines"
      })
  void a_line_is_read_back_as_it_was_meant(String text) {
    GivenCommand given =
        new GivenCommand(Registry.NOTE, Map.of("text", text)).with("incident", "INC-42");
    assertThat(GivenCommand.read(Registry.CHAT, given.line())).contains(given);
  }

  @Test
  void what_is_missing_may_still_be_asked_for() {
    GivenCommand given =
        GivenCommand.read(Registry.CHAT, "/mitigate plan incident:INC-1").orElseThrow();
    assertThat(given.command()).isEqualTo(Registry.MITIGATE_PLAN);
    assertThat(given.value("what")).isEmpty();
    assertThat(given.value("incident")).contains("INC-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "/",
        "/incident",
        "/incident dance",
        "/as name:li",
        "/incident note text:\"open",
        "/incident note color:red",
        "/incident note some words"
      })
  void what_the_chat_does_not_have_is_no_command(String line) {
    assertThat(GivenCommand.read(Registry.CHAT, line)).isEmpty();
  }
}
