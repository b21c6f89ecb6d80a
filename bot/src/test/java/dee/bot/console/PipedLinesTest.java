package dee.bot.console;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.console.LineSource.Input.Line;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PipedLinesTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private LineSource.Input read(String line) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new PipedLines(new BufferedReader(new StringReader(line)), out).next();
  }

  private String echo() {
    return printed.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  @Test
  void the_echo_has_neither_escapes_nor_secrets() {
    read("/incident note \"\u001b[2Jred password=hunter2hunter2\"");
    assertThat(echo()).isEqualTo("dee> /incident note \"red password=[redacted]\"");
  }

  @Test
  void a_megabyte_is_read_whole_and_echoed_in_short() {
    String line = "/incident note " + "n".repeat(1 << 20);

    assertThat(read(line)).isEqualTo(new Line(line));
    assertThat(echo()).startsWith("dee> /incident note nnn").endsWith("n…").hasSizeLessThan(600);
  }
}
