package dee.bot.room;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Exchange;
import dee.bot.incident.Packets;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {

  private static final Texts ENGLISH = new Texts(Locale.ENGLISH);
  private static final Texts CHINESE = new Texts(Locale.SIMPLIFIED_CHINESE);

  private static String page(Texts texts, int columns, Exchange... exchanges) {
    StringBuilder page = new StringBuilder();
    for (Exchange exchange : exchanges) {
      page.append(String.join("\n", new Ladder(texts, exchange).lines(columns))).append("\n\n");
    }
    return page.toString();
  }

  @Test
  void shows_who_sent_what_and_when() throws IOException {
    Exchange endless = Packets.of("orders-1 at the far end of a long corridor", 14);
    Golden.assertSame(
        "room/ladder.txt",
        page(ENGLISH, Ladder.WIDEST, Packets.unread(), Packets.injected(), endless)
            + page(ENGLISH, Ladder.PHONE, Packets.unread(), Packets.injected()));
  }

  @Test
  void fixed_words_are_chinese_in_a_chinese_room() throws IOException {
    Golden.assertSame(
        "room/ladder-chinese.txt",
        page(CHINESE, Ladder.PHONE, Packets.injected(), Packets.of("订单服务一号 on the wire", 4)));
  }

  @Test
  void without_its_words_all_of_it_is_plain_letters() {
    assertThat(page(ENGLISH, Ladder.WIDEST, Packets.unread(), Packets.injected()))
        .matches("[\\x20-\\x7e\\n]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*_~`|<[]>\\*_~`|<[]>\\",
        "@everyone @here <@1> <@&501>",
        "```\n@everyone\n```",
        "\u001b[31m\u202ered\u0000\n# heading\n> quote",
        "\ud800 alone \udc00",
        "\ud83d\ude00 \u8ba2\u5355\u670d\u52a1"
      })
  void nothing_from_a_target_breaks_its_lines_or_calls_anybody(String word) {
    for (int columns : List.of(0, Ladder.PHONE, Ladder.WIDEST, 1000)) {
      for (String text : List.of(word, word.repeat(400))) {
        List<String> lines = new Ladder(ENGLISH, Packets.of(text, 14)).lines(columns);
        assertThat(lines).hasSizeLessThan(14 * 20);
        for (String line : lines) {
          assertThat(Columns.of(line)).as(line).isLessThanOrEqualTo(Ladder.WIDEST);
          assertThat(line)
              .doesNotContain("`")
              .doesNotContain("@everyone")
              .doesNotContain("<@1>")
              .doesNotContain("\u001b")
              .doesNotContain("\n");
        }
      }
    }
  }
}
