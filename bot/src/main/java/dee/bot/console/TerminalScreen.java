package dee.bot.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;

/**
 * A terminal with one line that is rewritten in place. While a person types, lines appear above the
 * prompt and the rewritten line stands below it.
 */
final class TerminalScreen implements Screen {

  private static final String ERASE_LINE = "\r\u001b[K";
  private static final int WIDEST = 130;

  private final Terminal terminal;
  private final boolean colour;
  private volatile Optional<LineReader> reader = Optional.empty();
  private Optional<StyledLine> running = Optional.empty();
  private boolean below;

  TerminalScreen(Terminal terminal, boolean colour) {
    this.terminal = terminal;
    this.colour = colour;
  }

  /** From now on this reader's prompt is kept whole. */
  void attach(LineReader prompt) {
    reader = Optional.of(prompt);
  }

  @Override
  public synchronized void show(List<StyledLine> lines) {
    Optional<LineReader> typing = reader.filter(LineReader::isReading);
    if (typing.isPresent()) {
      liftBelow();
      lines.forEach(line -> typing.get().printAbove(AttributedString.fromAnsi(form(line))));
      return;
    }
    dropBelow();
    write((running.isPresent() ? ERASE_LINE : "") + text(lines));
    running.ifPresent(line -> write(cut(line)));
  }

  @Override
  public synchronized void progress(StyledLine line, boolean done) {
    Optional<LineReader> typing = reader.filter(LineReader::isReading);
    if (done) {
      boolean wasAbove = running.isPresent() && !below;
      running = Optional.empty();
      if (typing.isEmpty() && wasAbove) {
        write(ERASE_LINE);
      }
      dropBelow();
      show(List.of(line));
      return;
    }
    if (typing.isPresent()) {
      running = Optional.of(line);
      liftBelow();
    } else {
      dropBelow();
      running = Optional.of(line);
      write(ERASE_LINE + cut(line));
    }
  }

  /** Moves the running line below the prompt. */
  private void liftBelow() {
    running.ifPresent(line -> {
      Status.getStatus(terminal).update(List.of(AttributedString.fromAnsi(cut(line))));
      below = true;
    });
  }

  /** Takes the running line away from below the prompt. */
  private void dropBelow() {
    if (below) {
      Status.getStatus(terminal).update(List.of());
      below = false;
    }
  }

  private void write(String text) {
    terminal.writer().print(text);
    terminal.writer().flush();
  }

  private String text(List<StyledLine> lines) {
    return lines.stream().map(line -> form(line) + "\n").collect(Collectors.joining());
  }

  private String form(StyledLine line) {
    return colour ? line.coloured() : line.text();
  }

  /** A line that wrapped could not be rewritten. */
  private String cut(StyledLine line) {
    String text =
        new AttributedString(line.text()).columnSubSequence(0, terminalWidth() - 1).toString();
    return form(new StyledLine(line.style(), text));
  }

  private int terminalWidth() {
    int columns = terminal.getColumns();
    return columns > 20 ? columns : 80;
  }

  @Override
  public int width() {
    return Math.min(WIDEST, terminalWidth());
  }
}
