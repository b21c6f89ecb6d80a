package dee.bot.console;

import dee.bot.console.LineSource.Input.End;
import dee.bot.console.LineSource.Input.Line;
import dee.bot.room.Cleaned;
import dee.probes.text.Redactor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Lines from a file or a pipe; each is printed again, so that the output can be read by itself. */
final class PipedLines implements LineSource {

  private static final int LONGEST_ECHO = 500;

  private final BufferedReader in;
  private final PrintStream out;

  PipedLines(BufferedReader in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  @Override
  public Input next() {
    try {
      @Nullable String line = in.readLine();
      if (line == null) {
        return new End();
      }
      if (!line.isBlank()) {
        // The output may go to a file, where neither escapes nor secrets have a place.
        out.println(EditedLines.PROMPT + Redactor.redact(Cleaned.line(line, LONGEST_ECHO)).text());
      }
      return new Line(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean interactive() {
    return false;
  }

  @Override
  public void onInterrupt(Runnable action) {
    // Nobody presses keys here: a signal ends the program as it ends any other.
  }

  @Override
  public void close() {
    out.flush();
  }
}
