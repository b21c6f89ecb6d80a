package dee.bot.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.Signal;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** One command of a client: a process of its own session, whose streams are the channel's. */
final class LabCommand implements Command {

  /** How long a command may go on after its client has left. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration GRACE_AT_THE_END = Duration.ofMillis(300);

  private final List<String> words;
  private final Set<LabCommand> running;
  private volatile @Nullable Process process;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;
  private @Nullable OutputStream err;
  private @Nullable ExitCallback exit;

  LabCommand(List<String> words, Set<LabCommand> running) {
    this.words = List.copyOf(words);
    this.running = running;
  }

  @Override
  public void setInputStream(InputStream in) {
    this.in = in;
  }

  @Override
  public void setOutputStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void setErrorStream(OutputStream err) {
    this.err = err;
  }

  @Override
  public void setExitCallback(ExitCallback callback) {
    this.exit = callback;
  }

  @Override
  public void start(ChannelSession channel, Environment environment) throws IOException {
    if (in == null || out == null || err == null || exit == null) {
      throw new IllegalStateException("the channel gave no streams");
    }
    ProcessBuilder builder = new ProcessBuilder(words).directory(Path.of("/").toFile());
    String home = Optional.ofNullable(System.getenv("HOME")).orElse("/");
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH",
                "/usr/local/bin:/usr/bin:/bin",
                "HOME",
                home,
                "SHELL",
                "/bin/sh",
                "USER",
                System.getProperty("user.name", "")));
    Process started = builder.start();
    process = started;
    running.add(this);
    environment.addSignalListener(
        (_, _) -> new SessionProcesses(started.pid()).kill(), Signal.KILL);
    pump(in, started.getOutputStream(), true);
    Thread stdout = pump(started.getInputStream(), out, false);
    Thread stderr = pump(started.getErrorStream(), err, false);
    ExitCallback callback = exit;
    Thread.ofVirtual()
        .name("lab-exit")
        .start(() -> {
          try {
            int code = started.waitFor();
            stdout.join();
            stderr.join();
            callback.onExit(code);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } finally {
            running.remove(this);
          }
        });
  }

  /** Copies until either side ends; each piece is passed on at once. */
  private static Thread pump(InputStream from, OutputStream to, boolean closeAtTheEnd) {
    return Thread.ofVirtual()
        .name("lab-pump")
        .start(() -> {
          byte[] piece = new byte[32 * 1024];
          try {
            for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
              to.write(piece, 0, n);
              to.flush();
            }
          } catch (IOException _) {
            // The client or the process has gone; the other end is told below.
          } finally {
            if (closeAtTheEnd) {
              closeQuietly(to);
            }
          }
        });
  }

  private static void closeQuietly(OutputStream stream) {
    try {
      stream.close();
    } catch (IOException _) {
      // Nothing was left to write.
    }
  }

  /** Called when the client has left, and also after a normal end. */
  @Override
  public void destroy(ChannelSession channel) {
    Process started = process;
    if (started != null) {
      closeQuietly(started.getOutputStream());
      Thread.ofVirtual().name("lab-grace").start(() -> endAfter(started, GRACE));
    }
  }

  /** Ends the command with all it started; waits for its end. */
  void end() {
    Process started = process;
    if (started != null) {
      closeQuietly(started.getOutputStream());
      endAfter(started, GRACE_AT_THE_END);
    }
  }

  long[] pids() {
    Process started = process;
    return started == null ? new long[0] : LongStream.of(started.pid()).toArray();
  }

  private static void endAfter(Process started, Duration grace) {
    SessionProcesses session = new SessionProcesses(started.pid());
    long until = System.nanoTime() + grace.toNanos();
    try {
      while (session.anyAlive() && System.nanoTime() < until) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    session.kill();
  }
}
