package dee.bot.console;

import java.io.PrintStream;
import java.util.List;

/** A stream that cannot take back what it printed: a file, a pipe, a log of a build. */
final class PlainScreen implements Screen {

  private static final int WIDTH = 120;

  private final PrintStream out;

  PlainScreen(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void show(List<StyledLine> lines) {
    lines.forEach(line -> out.println(line.text().stripTrailing()));
    out.flush();
  }

  @Override
  public void progress(StyledLine line, boolean done) {
    show(List.of(line));
  }

  @Override
  public int width() {
    return WIDTH;
  }
}
