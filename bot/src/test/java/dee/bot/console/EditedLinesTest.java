package dee.bot.console;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.room.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditedLinesTest {

  @Test
  void the_history_keeps_what_was_typed_without_its_secrets(@TempDir Path folder)
      throws IOException {
    Path history = folder.resolve("history");
    byte[] typed = "/incident note password=hunter2\n/help\n".getBytes(StandardCharsets.UTF_8);
    Terminal terminal =
        new DumbTerminal(new ByteArrayInputStream(typed), new ByteArrayOutputStream());
    try (EditedLines lines =
        new EditedLines(terminal, history, new Texts(Locale.ENGLISH), _ -> List.of())) {
      assertThat(lines.next())
          .isEqualTo(new LineSource.Input.Line("/incident note password=hunter2"));
      assertThat(lines.next()).isEqualTo(new LineSource.Input.Line("/help"));
    }
    assertThat(Files.readString(history))
        .contains("/incident note password=[redacted]", "/help")
        .doesNotContain("hunter2");
  }
}
