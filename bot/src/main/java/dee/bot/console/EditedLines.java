package dee.bot.console;

import dee.bot.command.Completion;
import dee.bot.console.LineSource.Input.End;
import dee.bot.console.LineSource.Input.Interrupt;
import dee.bot.console.LineSource.Input.Line;
import dee.bot.room.Texts;
import dee.probes.text.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;

/** Lines that a person types and edits, with history and completion. */
final class EditedLines implements LineSource {

  static final String PROMPT = "dee> ";

  private final Terminal terminal;
  private final LineReader reader;

  EditedLines(
      Terminal terminal,
      Path history,
      Texts texts,
      Function<String, List<Completion.Candidate>> completion) {
    this.terminal = terminal;
    // The command language has its own reading of quotes; JLine's must only not get in the way.
    DefaultParser words = new DefaultParser().eofOnUnclosedQuote(false).escapeChars(new char[0]);
    this.reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(words)
            .history(new HistoryWithoutSecrets())
            .variable(LineReader.HISTORY_FILE, history)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .completer((_, line, candidates) ->
                completion.apply(line.line().substring(0, line.cursor())).stream()
                    .map(c -> candidate(c, texts))
                    .forEach(candidates::add))
            .build();
  }

  /** What was typed lies in a file for years. */
  private static final class HistoryWithoutSecrets extends DefaultHistory {
    @Override
    public void add(Instant time, String line) {
      super.add(time, Redactor.redact(line).text());
    }
  }

  private static Candidate candidate(Completion.Candidate c, Texts texts) {
    return new Candidate(c.word(), c.word(), null, texts.of(c.about()), null, null, c.whole());
  }

  LineReader reader() {
    return reader;
  }

  @Override
  public Input next() {
    try {
      return new Line(reader.readLine(PROMPT));
    } catch (UserInterruptException _) {
      // JLine may leave the mark of the signal on the thread: the next line would end at once.
      boolean _ = Thread.interrupted();
      return new Interrupt();
    } catch (EndOfFileException _) {
      return new End();
    }
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public void onInterrupt(Runnable action) {
    terminal.handle(Terminal.Signal.INT, _ -> action.run());
  }

  @Override
  public void close() {
    try {
      reader.getHistory().save();
      terminal.close();
    } catch (IOException _) {
      // The terminal is gone; there is nobody to tell.
    }
  }
}
