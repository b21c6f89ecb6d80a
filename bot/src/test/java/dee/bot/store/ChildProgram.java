package dee.bot.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A program of the tests in a JVM of its own, which tells line by line how far it is. */
public final class ChildProgram implements AutoCloseable {

  private final Process process;
  private final BufferedReader lines;

  private ChildProgram(Process process) {
    this.process = process;
    this.lines = process.inputReader();
  }

  public static ChildProgram start(Class<?> main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(arguments);
    try {
      return new ChildProgram(
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next lines, at most so many; fewer when it ends before. */
  public List<String> read(int atMost) {
    List<String> read = new ArrayList<>();
    try {
      while (read.size() < atMost) {
        String line = lines.readLine();
        if (line == null) {
          break;
        }
        read.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }

  /** Kills it with SIGKILL and waits until it is gone; what it still said. */
  public List<String> kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    List<String> rest = read(Integer.MAX_VALUE);
    process.waitFor();
    return rest;
  }

  /** Waits until it ends by itself. */
  public int exit() throws InterruptedException {
    return process.waitFor();
  }

  /** Ends its standard input, which it takes as the order to end. */
  public void end() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
  }
}
