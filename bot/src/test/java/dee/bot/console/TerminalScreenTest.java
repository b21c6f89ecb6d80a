package dee.bot.console;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.console.StyledLine.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;

class TerminalScreenTest {

  private static final String ERASE = "\r\u001b[K";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private String shown(Scene scene) throws IOException {
    try (Terminal terminal =
        new LineDisciplineTerminal("test", "xterm", bytes, StandardCharsets.UTF_8)) {
      terminal.setSize(Size.of(40, 24));
      scene.play(new TerminalScreen(terminal, false));
      terminal.flush();
    }
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private interface Scene {
    void play(TerminalScreen screen);
  }

  private static StyledLine line(String text) {
    return new StyledLine(Style.PLAIN, text);
  }

  @Test
  void progress_is_rewritten_in_place_and_other_lines_appear_above_it() throws IOException {
    assertThat(
            shown(screen -> {
              screen.progress(line("1 of 3"), false);
              screen.show(List.of(line("news")));
              screen.progress(line("3 of 3"), true);
              screen.show(List.of(line("end")));
            }))
        .isEqualTo(ERASE + "1 of 3" + ERASE + "news\n1 of 3" + ERASE + "3 of 3\nend\n");
  }

  @Test
  void a_line_that_would_wrap_is_cut_while_it_is_rewritten() throws IOException {
    assertThat(shown(screen -> screen.progress(line("x".repeat(60)), false)))
        .isEqualTo(ERASE + "x".repeat(39));
  }
}
