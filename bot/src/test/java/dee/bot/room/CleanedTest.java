package dee.bot.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanedTest {

  @Test
  void escapes_controls_and_direction_marks_are_gone_and_lines_are_joined() {
    assertThat(
            Cleaned.line(
                "a\u001b[31mred\u001b[0m\u0000\u0007 b\r\n  c\td\u202e!\u001b]0;title\u0007", 100))
        .isEqualTo("ared b c d!");
  }

  @Test
  void what_is_too_long_ends_in_an_ellipsis_and_no_character_is_cut_in_half() {
    assertThat(Cleaned.line("x".repeat(1_000_000), 5)).isEqualTo("xxxx…");
    assertThat(Cleaned.line("😀".repeat(10), 3)).isEqualTo("😀😀…");
    assertThat(Cleaned.line("12345", 5)).isEqualTo("12345");
  }

  @Test
  void an_escape_that_never_ends_takes_nothing_else_with_it_than_it_must() {
    assertThat(Cleaned.line("\u001b", 10)).isEmpty();
    assertThat(Cleaned.line("a\u001b[", 10)).isEqualTo("a");
  }

  @Test
  void nothing_calls_a_whole_channel_and_addresses_stay_as_they_are() {
    assertThat(Cleaned.calm("@everyone (@Here) <@!123> <@&9>", 100))
        .isEqualTo("\uFF20everyone (\uFF20Here) <\uFF20!123> <\uFF20&9>");
    assertThat(Cleaned.calm("li@here.net, @li, x@everyone", 100))
        .isEqualTo("li@here.net, @li, x@everyone");
  }
}
