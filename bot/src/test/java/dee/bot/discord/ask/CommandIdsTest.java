package dee.bot.discord.ask;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.command.GivenCommand;
import dee.bot.command.Registry;
import dee.bot.discord.ask.CommandIds.Press;
import dee.bot.room.KeptLines;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandIdsTest {

  private static final String LONG =
      "/incident note incident:INC-42 text:\"" + "the pool is full; ".repeat(20) + "\"";

  private final Map<String, String> table = new HashMap<>();
  private final KeptLines kept =
      new KeptLines() {
        @Override
        public void keep(String key, String line) {
          table.put(key, line);
        }

        @Override
        public Optional<String> line(String key) {
          return Optional.ofNullable(table.get(key));
        }
      };
  private final CommandIds ids = new CommandIds(Registry.CHAT, kept);

  private static GivenCommand given(String line) {
    return GivenCommand.read(Registry.CHAT, line).orElseThrow();
  }

  @Test
  void an_id_says_all_that_a_press_means() {
    String lead = "/incident lead incident:INC-42";
    assertThat(ids.obeying(lead)).isEqualTo("v1:o:incident lead incident:INC-42");
    assertThat(ids.read(ids.obeying(lead))).contains(new Press.Obey(given(lead)));
    String update = "/incident update incident:INC-42";
    assertThat(ids.read(ids.asking(update))).contains(new Press.Ask(given(update)));
    String severity = "/incident severity incident:INC-42";
    assertThat(ids.read(ids.choosing(severity, "to")))
        .contains(new Press.Choose(given(severity), "to"));
    assertThat(table).isEmpty();
  }

  @Test
  void a_line_too_long_for_an_id_is_kept_and_found_by_a_later_dee() {
    String id = ids.obeying(LONG);
    assertThat(id).hasSizeLessThanOrEqualTo(100).startsWith("v1:#");
    assertThat(ids.obeying(LONG)).isEqualTo(id);
    assertThat(ids.asking(LONG)).isNotEqualTo(id);
    assertThat(new CommandIds(Registry.CHAT, kept).read(id)).contains(new Press.Obey(given(LONG)));
    table.clear();
    assertThat(ids.read(id)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "v1:",
        "v1:o:",
        "v1:#",
        "v0:o:incident lead",
        "v1:o:incident dance incident:INC-1",
        "v1:o:quit",
        "v1:c:to",
        "v1:c:color:incident severity incident:INC-1",
        "v1:z:incident lead"
      })
  void an_id_that_is_not_from_this_dee_means_nothing(String id) {
    assertThat(ids.read(id)).isEmpty();
  }
}
