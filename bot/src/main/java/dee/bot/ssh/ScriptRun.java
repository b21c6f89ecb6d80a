package dee.bot.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dee.probes.ShellProbe;
import dee.probes.shell.ExitStatus;
import dee.probes.shell.FrameReader;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import dee.probes.shell.ScriptText;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One script over one channel of a session. The shell's standard input stays open until the script
 * says it is done: its end is what tells the target that nobody listens any more.
 */
final class ScriptRun {

  private static final Logger LOG = LoggerFactory.getLogger(ScriptRun.class);
  private static final Duration ENDING = Duration.ofSeconds(2);
  private static final Duration ENDING_ITSELF = Duration.ofSeconds(1);

  /** As long as a script on the target takes to end all it started, and a little more. */
  private static final Duration CLEANING_UP = Duration.ofSeconds(4);

  private static final Duration LOOK = Duration.ofMillis(200);

  private final Session session;
  private final String there;
  private final Script script;
  private final SshSettings settings;
  private final FrameReader frames;
  private final Arrivals arrivals;
  private final CappedBytes stderr = new CappedBytes(16 * 1024);
  private final AtomicReference<Sending> sending = new AtomicReference<>(Sending.NOT_YET);

  /** Whether any of the script may have left: then it must never be sent again. */
  private enum Sending {
    NOT_YET,
    BEGUN,
    GIVEN_UP
  }

  /** What came of it. */
  sealed interface Result {
    record Ran(ScriptOutput output) implements Result {}

    /** No channel, so nothing ran; {@code silent} when the other side said nothing at all. */
    record NotOpened(String problem, boolean silent) implements Result {}
  }

  /**
   * A run that has not begun.
   *
   * @param there the machine as messages call it
   */
  ScriptRun(
      Session session, String there, Script script, SshSettings settings, InstantSource clock) {
    this.session = session;
    this.there = there;
    this.script = script;
    this.settings = settings;
    this.frames = new FrameReader(script, clock);
    this.arrivals = new Arrivals(frames, settings.outputBytes());
  }

  Result go() throws InterruptedException {
    ChannelExec channel;
    OutputStream stdin;
    try {
      channel = (ChannelExec) session.openChannel("exec");
      channel.setCommand("LC_ALL=C exec " + ScriptText.COMMAND);
      channel.setOutputStream(arrivals);
      channel.setErrStream(stderr);
      stdin = channel.getOutputStream();
    } catch (JSchException | IOException e) {
      return new Result.NotOpened(String.valueOf(e.getMessage()), true);
    }
    try {
      Optional<String> problem =
          send(channel, stdin)
              .completeOnTimeout(
                  Optional.of("no answer"),
                  settings.deadlines().connect().toMillis(),
                  TimeUnit.MILLISECONDS)
              .get();
      if (problem.isPresent() && !begun()) {
        boolean silent = problem.get().equals("no answer") || !session.isConnected();
        return new Result.NotOpened(problem.get(), silent);
      }
      if (problem.isPresent()) {
        String why =
            "the connection to %s failed while the script was sent: %s"
                .formatted(there, problem.get());
        return new Result.Ran(frames.finish(new ExitStatus.CutOff(why), stderr.text()));
      }
      ExitStatus exit = await(channel, stdin);
      return new Result.Ran(frames.finish(exit, stderr.text()));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // it is never completed so
    } finally {
      end(channel, stdin);
    }
  }

  /** Whether sending has begun; when not, it will not any more. */
  private boolean begun() {
    return !sending.compareAndSet(Sending.NOT_YET, Sending.GIVEN_UP)
        && sending.get() == Sending.BEGUN;
  }

  /** Opens the channel and sends the script, on a thread of its own: both may block. */
  private CompletableFuture<Optional<String>> send(ChannelExec channel, OutputStream stdin) {
    byte[] text = ScriptText.of(script);
    CompletableFuture<Optional<String>> sent = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("ssh-send")
        .start(() -> {
          try {
            channel.connect();
            if (sending.compareAndSet(Sending.NOT_YET, Sending.BEGUN)) {
              stdin.write(text);
              stdin.flush();
            }
            sent.complete(Optional.empty());
          } catch (JSchException | IOException | RuntimeException e) {
            sent.complete(Optional.of(String.valueOf(e.getMessage())));
          } finally {
            if (sending.get() == Sending.GIVEN_UP) {
              channel.disconnect();
            }
          }
        });
    return sent;
  }

  private ExitStatus await(ChannelExec channel, OutputStream stdin) throws InterruptedException {
    Duration total = shorter(settings.deadlines().total(), script.atMost());
    Duration idle = longer(settings.deadlines().idle(), longestSilence());
    long began = System.nanoTime();
    while (true) {
      if (arrivals.done()) {
        return ended(channel, stdin);
      }
      if (arrivals.overflowed()) {
        return new ExitStatus.CutOff(
            "it printed more than " + settings.outputBytes() + " bytes; the rest was not read");
      }
      if (arrivals.closed() || channel.isClosed() || !session.isConnected()) {
        return closed(channel);
      }
      if (System.nanoTime() - began > total.toNanos()) {
        return new ExitStatus.CutOff("it took longer than " + total.toSeconds() + " s");
      }
      if (arrivals.silence().compareTo(idle) > 0) {
        return new ExitStatus.CutOff(
            "the connection to %s was lost, or the machine hangs: nothing came for %d s"
                .formatted(there, idle.toSeconds()));
      }
      arrivals.await(LOOK);
    }
  }

  /**
   * All answers are here. The shell ends by itself; the end of its input would make it believe that
   * we have left, so that comes only when it lingers.
   */
  private ExitStatus ended(ChannelExec channel, OutputStream stdin) throws InterruptedException {
    if (!awaitClosed(channel, ENDING_ITSELF)) {
      try {
        stdin.close();
      } catch (IOException _) {
        // Then it has gone already.
      }
    }
    return awaitClosed(channel, ENDING)
        ? status(channel, "all answers came, then the connection to " + there + " was lost")
        : new ExitStatus.CutOff("all answers came, but the shell did not end");
  }

  /** The stream ended early: the shell ended, or the connection was cut. */
  private ExitStatus closed(ChannelExec channel) throws InterruptedException {
    awaitClosed(channel, ENDING);
    return status(channel, "the connection to " + there + " was lost");
  }

  /** The exit status comes after the streams' end, if at all, and can only be polled. */
  private boolean awaitClosed(ChannelExec channel, Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    long millis = 1;
    while (!channel.isClosed() && session.isConnected()) {
      if (System.nanoTime() > until) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(millis);
      millis = Math.min(20, 2 * millis);
    }
    return true;
  }

  private static ExitStatus status(ChannelExec channel, String otherwise) {
    String signal = channel.getExitSignal();
    if (signal != null && !signal.isEmpty()) {
      return new ExitStatus.Signalled(signal);
    }
    int code = channel.getExitStatus();
    return code >= 0 ? new ExitStatus.Exited(code) : new ExitStatus.CutOff(otherwise);
  }

  /** Gives the channel up; a session that blocks even that is cut. */
  private void end(ChannelExec channel, OutputStream stdin) {
    sending.set(Sending.GIVEN_UP);
    Thread ending = Thread.ofVirtual().name("ssh-end").start(() -> leave(channel, stdin));
    boolean interrupted = false;
    try {
      if (!ending.join(CLEANING_UP.plus(ENDING))) {
        session.disconnect();
      }
    } catch (InterruptedException _) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The end of its input is what lets the script clean up. A shell that has never got to reading it
   * is killed instead: it would stay on the target. (sshd does that from 7.9 on, but for root and
   * for forced commands.)
   */
  private void leave(ChannelExec channel, OutputStream stdin) {
    try {
      if (channel.isConnected() && !channel.isClosed()) {
        stdin.close();
        if (!awaitClosed(channel, CLEANING_UP)) {
          channel.sendSignal("KILL");
        }
      }
    } catch (Exception e) { // what sendSignal declares
      LOG.debug("the shell could not be asked to end", e);
    } finally {
      channel.disconnect();
    }
  }

  /** A probe may print nothing until its time is up. */
  private Duration longestSilence() {
    Duration longest = script.window();
    for (ShellProbe<?> probe : script.probes()) {
      longest = longer(longest, probe.bounds().timeout());
    }
    return longest.plusSeconds(5);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
