package dee.probes.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs scripts in a shell of this machine, by streaming, just as an SSH server would be told to.
 */
public final class LocalShell implements RemoteShell {

  /** The shells that the scripts must run in. */
  public enum Kind {
    DASH("dash"),
    BASH("bash"),
    /** BusyBox's own tools too, and only these: what a small container has. */
    BUSYBOX("busybox");

    private final String program;

    Kind(String program) {
      this.program = program;
    }

    /** Whether this machine has it. */
    public boolean installed() {
      return Files.isExecutable(path());
    }

    private Path path() {
      Path here = Path.of("/usr/bin", program);
      return Files.isExecutable(here) ? here : Path.of("/bin", program);
    }
  }

  /** A folder of tools for each kind, made once, gone when the tests end. */
  private static final Map<Kind, Path> TOOLS = new ConcurrentHashMap<>();

  private final List<String> starter;
  private final Path tools;
  private final String path;

  /** A shell of that kind; {@code sh} is that shell for all that it starts. */
  public LocalShell(Kind kind) {
    this(kind, List.of());
  }

  /** The same, started by a command such as one that changes the user. */
  public LocalShell(Kind kind, List<String> starter) {
    this.starter = List.copyOf(starter);
    tools = TOOLS.computeIfAbsent(kind, LocalShell::tools);
    path = kind == Kind.BUSYBOX ? tools.toString() : tools + ":/usr/bin:/bin";
  }

  /** The machine's default kind: what runs where the kind does not matter. */
  public LocalShell() {
    this(Arrays.stream(Kind.values()).filter(Kind::installed).findFirst().orElseThrow());
  }

  private static Path tools(Kind kind) {
    try {
      Path folder = Files.createTempDirectory("dee-shell");
      folder.toFile().deleteOnExit();
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      link(folder.resolve("sh"), kind);
      if (kind == Kind.BUSYBOX) {
        for (String applet : output(List.of(kind.path().toString(), "--list")).lines().toList()) {
          link(folder.resolve(applet), kind);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void link(Path link, Kind kind) throws IOException {
    if (Files.notExists(link)) {
      Files.createSymbolicLink(link, kind.path());
      link.toFile().deleteOnExit();
    }
  }

  private static String output(List<String> command) throws IOException {
    try (InputStream in = new ProcessBuilder(command).start().getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public String target() {
    return "local";
  }

  /** Starts {@code sh -s} and sends it that text; its standard input stays open. */
  public Process start(byte[] text) throws IOException {
    List<String> command = new ArrayList<>(starter);
    command.addAll(List.of(tools.resolve("sh").toString(), "-s"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PATH", path);
    Process process = builder.start();
    OutputStream in = process.getOutputStream();
    in.write(text);
    in.flush();
    return process;
  }

  @Override
  public ScriptOutput run(Script script) throws InterruptedException {
    FrameReader reader = new FrameReader(script, InstantSource.system());
    Process process;
    try {
      process = start(ScriptText.of(script));
    } catch (IOException e) {
      return ScriptOutput.unreachable(String.valueOf(e.getMessage()));
    }
    ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    List<Thread> pumps =
        List.of(
            Thread.startVirtualThread(() -> pump(process.getInputStream(), reader::push)),
            Thread.startVirtualThread(() -> pump(process.getErrorStream(), stderr::write)));
    try {
      Duration limit = script.atMost().plusSeconds(5);
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      closeInput(process);
      if (ended) {
        for (Thread pump : pumps) {
          pump.join();
        }
      }
      ExitStatus exit =
          ended
              ? new ExitStatus.Exited(process.exitValue())
              : new ExitStatus.CutOff("it ran longer than " + limit.toSeconds() + " s");
      return reader.finish(exit, stderr.toString(StandardCharsets.UTF_8));
    } finally {
      closeInput(process);
      if (process.isAlive()) {
        process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> process).join();
        process.destroyForcibly();
      }
    }
  }

  private interface Sink {
    void push(byte[] bytes, int offset, int count);
  }

  private static void pump(InputStream in, Sink sink) {
    byte[] buffer = new byte[8192];
    try (in) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sink.push(buffer, 0, n);
      }
    } catch (IOException _) {
      // the process was ended: what arrived is what there is
    }
  }

  private static void closeInput(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException _) {
      // it had ended before all of the script was sent
    }
  }

  /** The processes on this machine that carry the script's mark. */
  public static List<Long> marked(Script script) {
    byte[] mark = ("DEE_RUN=" + ScriptText.token(script)).getBytes(StandardCharsets.US_ASCII);
    List<Long> found = new ArrayList<>();
    ProcessHandle.allProcesses()
        .mapToLong(ProcessHandle::pid)
        .filter(pid -> contains(Path.of("/proc", Long.toString(pid), "environ"), mark))
        .forEach(found::add);
    return found;
  }

  private static boolean contains(Path file, byte[] mark) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .contains(new String(mark, StandardCharsets.ISO_8859_1));
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {}
}
