package dee.bot.console;

import dee.bot.console.LineSource.Input.End;
import dee.bot.console.LineSource.Input.Line;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Lines from a file or a pipe; each is printed again, so that the output can be read by itself. */
final class PipedLines implements LineSource {

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
        out.println(EditedLines.PROMPT + line);
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
