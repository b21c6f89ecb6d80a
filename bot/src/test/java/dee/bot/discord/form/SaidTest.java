package dee.bot.discord.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaidTest {

  @Test
  void formats_nothing() {
    assertThat(Said.line("*a* __b__ ~~c~~ `d` ||e|| [f](g) \\", 100))
        .isEqualTo("\\*a\\* \\_\\_b\\_\\_ \\~\\~c\\~\\~ \\`d\\` \\|\\|e\\|\\| \\[f\\](g) \\\\");
  }

  @Test
  void is_no_heading_quotation_or_list_at_the_beginning_of_a_line() {
    assertThat(Said.line("# a # b", 100)).isEqualTo("\\# a # b");
    assertThat(Said.line("> a", 100)).isEqualTo("\\> a");
    assertThat(Said.line("-# a", 100)).isEqualTo("\\-# a");
    assertThat(Said.line("12. a", 100)).isEqualTo("12\\. a");
    assertThat(Said.line("12 % of 3.5", 100)).isEqualTo("12 % of 3.5");
  }

  @Test
  void calls_nobody_and_is_no_time_or_command() {
    assertThat(Said.line("@everyone <@1> <@&2> <#3> <t:4:R> </x:5>", 100))
        .isEqualTo("＠everyone \\<＠1> \\<＠&2> \\<#3> \\<t:4:R> \\</x:5>");
  }

  @Test
  void keeps_links_but_without_a_preview() {
    assertThat(Said.line("see https://a.example/b_c?d=*e* (http://f.example)", 100))
        .isEqualTo("see <https://a.example/b_c?d=*e*> (<http://f.example>)");
  }

  @Test
  void cuts_no_pair_of_surrogates() {
    assertThat(Said.plain("😀😀😀", 4)).isEqualTo("😀…");
    assertThat(Said.plain("😀😀", 4)).isEqualTo("😀😀");
    assertThat(Said.line("😀😀😀", 2)).isEqualTo("😀…");
  }

  @Test
  void keeps_the_indents_of_lines_and_fences_them_in() {
    assertThat(Said.lines("a:\n  b\t c\u001b[2J", 100)).isEqualTo("a:\n  b c");
    assertThat(Said.block("a")).isEqualTo("```\na\n```");
    assertThat(Said.block("a ```` b")).isEqualTo("`````\na ```` b\n`````");
  }
}
