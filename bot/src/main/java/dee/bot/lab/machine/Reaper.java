package dee.bot.lab.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * A shell that outlives this process by a moment and ends whatever the lab started: its standard
 * input ends with us, be it by {@link #close}, Ctrl-C or kill -9. Thread-safe.
 */
public final class Reaper implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final Process shell;
  private final PrintStream orders;
  private final Queue<Process> children = new ConcurrentLinkedQueue<>();
  private volatile boolean closing;

  private Reaper(Process shell) {
    this.shell = shell;
    this.orders = new PrintStream(shell.getOutputStream(), true, StandardCharsets.US_ASCII);
  }

  /**
   * Starts it.
   *
   * @param directory what it removes at the end
   */
  public static Reaper start(Path directory) {
    Path script = directory.resolve("reaper.sh");
    try (InputStream text = Objects.requireNonNull(Reaper.class.getResourceAsStream("reaper.sh"))) {
      Files.copy(text, script);
      return new Reaper(
          new ProcessBuilder("sh", script.toString(), directory.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new LabException("cannot start a shell to clean up after the lab", e);
    }
  }

  /** Names a process to end, and holds its standard input open until then. */
  public void owns(Process process) {
    children.add(process);
    order("process " + process.pid() + " " + ProcessFiles.startTicks(process.pid()));
  }

  /**
   * Names a PostgreSQL that is about to start; it is waited for if it has not started when we end.
   */
  public void ownsStartingPostgres(Path data) {
    order("postgres starting " + data);
  }

  /** Names a PostgreSQL that runs. */
  public void ownsPostgres(Path data) {
    order("postgres up " + data);
  }

  /** Names a network namespace. */
  void ownsNamespace(String name) {
    order("namespace " + name);
  }

  /** Names a network device. */
  void ownsLink(String name) {
    order("link " + name);
  }

  private synchronized void order(String line) {
    if (closing) {
      throw new LabException("the lab is ending");
    }
    orders.println(line);
    if (orders.checkError()) {
      throw new LabException("the shell that cleans up after the lab has ended");
    }
  }

  /** Has it end everything, and waits for that. */
  @Override
  public void close() {
    closing = true;
    orders.close();
    try {
      if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new LabException("the lab's processes did not end within " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
