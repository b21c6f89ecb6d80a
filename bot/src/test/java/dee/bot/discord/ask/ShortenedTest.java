package dee.bot.discord.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTest {

  @Test
  void the_last_clause_goes_before_a_word_is_cut() {
    assertThat(Shortened.to("correct a note; the old one stays", 20)).isEqualTo("correct a note");
    assertThat(Shortened.to("correct a note", 14)).isEqualTo("correct a note");
    assertThat(Shortened.to("correct a note", 10)).isEqualTo("correct a…");
  }

  @Test
  void no_character_is_cut_in_half() {
    assertThat(Shortened.to("😀😀😀", 2)).isEqualTo("😀…");
  }
}
