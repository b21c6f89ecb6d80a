package dee.bot.console;

import dee.bot.command.Completion;
import dee.bot.room.Texts;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** This process's standard input and output as a room and a source of lines. */
public final class Console implements AutoCloseable {

  private final ConsoleRoom room;
  private final LineSource lines;

  private Console(ConsoleRoom room, LineSource lines) {
    this.room = room;
    this.lines = lines;
  }

  /**
   * A terminal with editing, colour and a line rewritten in place, where both ends are one; plain
   * lines in UTF-8 otherwise. {@code NO_COLOR} is honoured.
   *
   * @param history the file that keeps what was typed, without secrets
   * @param seat whose rights decide what is completed
   */
  public static Console open(
      Texts texts, ZoneId zone, Path history, Completion completion, Seat seat) {
    return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent()
        ? onTerminal(texts, zone, history, completion, seat)
        : piped(texts, zone);
  }

  private static Console onTerminal(
      Texts texts, ZoneId zone, Path history, Completion completion, Seat seat) {
    try {
      Terminal terminal =
          TerminalBuilder.builder().system(true).encoding(StandardCharsets.UTF_8).build();
      if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        terminal.close();
        return piped(texts, zone);
      }
      TerminalScreen screen = new TerminalScreen(terminal, System.getenv("NO_COLOR") == null);
      EditedLines lines =
          new EditedLines(terminal, history, texts, line -> completion.after(line, seat.by()));
      screen.attach(lines.reader());
      return new Console(new ConsoleRoom(screen, true, texts, zone), lines);
    } catch (IOException _) {
      return piped(texts, zone);
    }
  }

  private static Console piped(Texts texts, ZoneId zone) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    return new Console(ConsoleRoom.printing(out, texts, zone), new PipedLines(in, out));
  }

  public ConsoleRoom room() {
    return room;
  }

  LineSource lines() {
    return lines;
  }

  @Override
  public void close() {
    lines.close();
  }
}
