package dee.probes.packets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One tcpdump on Dee's own host, as a child. Closing it ends it; it also ends by itself, by a
 * time-out of its own, when Dee is killed.
 */
final class LocalTcpdump implements AutoCloseable {

  private static final String[] BESIDE = {
    "/usr/sbin", "/sbin", "/usr/local/sbin", "/usr/bin", "/bin", "/usr/local/bin", "/opt/bin"
  };
  private static final Duration LONGER = Duration.ofMillis(1500);
  private static final int BROKEN_PIPE = 141;
  private static final int KILLED = 137;
  private static final Duration ENDING = Duration.ofSeconds(2);

  private final Process process;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<Thread> pumps;
  private final long began = System.nanoTime();
  private volatile boolean capped;
  private volatile boolean endless;

  private LocalTcpdump(Process process) {
    this.process = process;
    pumps =
        List.of(
            pump(process.getInputStream(), written, Recording.MOST_BYTES, this::tooMuch),
            pump(process.getErrorStream(), said, Ending.MOST_WORDS, this::endlessWords));
  }

  /** Where a program is on this host, off {@code PATH} too. */
  static Optional<Path> find(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Stream.of(path.split(":", -1)), Stream.of(BESIDE))
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Starts it with these words, with a time-out of its own where this host has that program. */
  static LocalTcpdump start(List<String> words, Duration length) throws IOException {
    List<String> command = new ArrayList<>();
    find("timeout")
        .ifPresent(timeout ->
            command.addAll(
                List.of(
                    timeout.toString(),
                    "-k",
                    "1",
                    Long.toString(length.plus(LONGER).toSeconds()))));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    process.getOutputStream().close();
    return new LocalTcpdump(process);
  }

  /** Lets it capture for that long, or until it ends; then ends it and waits for its last words. */
  void run(Duration length) throws InterruptedException {
    process.waitFor(length.toMillis(), TimeUnit.MILLISECONDS);
    ask();
    process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS);
    for (Thread pump : pumps) {
      pump.join(ENDING.toMillis());
    }
  }

  /** What it has written so far, as a recording of what it was told. */
  Recording recording(Order order) {
    String words;
    synchronized (said) {
      words = said.toString(StandardCharsets.UTF_8);
    }
    words += "\nexit=" + status() + "\n";
    synchronized (written) {
      Duration length = Duration.ofMillis(Duration.ofNanos(System.nanoTime() - began).toMillis());
      return new Recording(order, written.toByteArray(), new Ending(length, words), capped);
    }
  }

  private static Thread pump(
      InputStream from, ByteArrayOutputStream to, int most, Runnable whenFull) {
    return Thread.ofPlatform()
        .daemon()
        .name("tcpdump")
        .start(() -> {
          byte[] buffer = new byte[8192];
          try (from) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
              if (!kept(buffer, n, to, most)) {
                whenFull.run();
              }
            }
          } catch (IOException _) {
            // it was ended: what came is what there is
          }
        });
  }

  /** Whether there was room for all of it. */
  private static boolean kept(byte[] buffer, int count, ByteArrayOutputStream to, int most) {
    synchronized (to) {
      int taken = Math.min(count, most - to.size());
      to.write(buffer, 0, taken);
      return taken == count;
    }
  }

  private void tooMuch() {
    capped = true;
    ask();
  }

  private void endlessWords() {
    endless = true;
    ask();
  }

  /** As a shell would tell it, whose broken pipe ends one that does not stop complaining. */
  private int status() {
    if (endless) {
      return BROKEN_PIPE;
    }
    return process.isAlive() ? KILLED : process.exitValue();
  }

  /** Asks it to end; by its handle, for a process that is destroyed itself loses its last words. */
  private void ask() {
    process.toHandle().destroy();
  }

  /** Ends it: politely, so that a time-out passes that on to tcpdump, then by force. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    boolean interrupted = Thread.interrupted();
    try {
      process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      interrupted = true;
    }
    children.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
