package dee.probes.shell;

import dee.probes.ShellProbe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Renders a {@link Script} into the one POSIX sh stream that a target's {@code sh -s} reads. The
 * stream only sets variables and functions until its last line, so one that is cut off runs
 * nothing. Send it, then keep the other end open: when it closes before the runner is done,
 * everything is ended.
 */
public final class ScriptText {

  /** The command that reads the stream. */
  public static final String COMMAND = "sh -s";

  private ScriptText() {}

  /**
   * The stream.
   *
   * @throws IllegalArgumentException when a probe's script is not on the class path or its id is no
   *     id
   */
  public static byte[] of(Script script) {
    return ("dee_token="
            + token(script)
            + "\ndee_urgent="
            + (script.probes().stream().allMatch(ShellProbe::yields) ? "" : "1")
            + "\ndee_runner="
            + quoted(runner(script))
            + '\n'
            + resource("probes/stream.sh")
            + "dee_main\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The mark in the environment ({@code DEE_RUN}) of all processes that the script starts. It is
   * not the boundary, which only the runner may know.
   */
  public static String token(Script script) {
    byte[] boundary = script.boundary().getBytes(StandardCharsets.US_ASCII);
    return UUID.nameUUIDFromBytes(boundary).toString().replace("-", "");
  }

  private static String runner(Script script) {
    ListenAddress address = ListenAddress.of(script.instance().address().host());
    StringBuilder text = new StringBuilder();
    set(text, "dee_boundary", script.boundary());
    set(text, "DEE_PORT", Integer.toString(script.instance().port()));
    set(text, "DEE_ADDRESS", address.literal());
    set(text, "dee_hex", address.inTcpTables());
    set(text, "dee_hex6", address.inInterfaceTable());
    set(text, "DEE_SUDO", script.sudo() ? "sudo -n" : "");
    set(text, "DEE_PID", script.pid().isPresent() ? Integer.toString(script.pid().getAsInt()) : "");
    set(text, "dee_prelude", resource("probes/prelude.sh"));
    int number = 0;
    for (ShellProbe<?> probe : script.probes()) {
      set(text, "dee_body_" + ++number, resource(probe.script()));
    }
    return text + resource("probes/runner.sh") + schedule(script) + "dee_run </dev/null\n";
  }

  /** All probes once, then those with a second sample, each a window after its first. */
  private static String schedule(Script script) {
    StringBuilder first = new StringBuilder();
    StringBuilder second = new StringBuilder();
    String find = script.looksForProcess() ? "dee_set_pid\n" : "";
    int number = 0;
    for (ShellProbe<?> probe : script.probes()) {
      first.append(call(++number, probe, 1, script));
      if (probe.samples() == 2) {
        second
            .append("dee_wait " + number + ' ' + script.window().toMillis() + '\n' + find)
            .append(call(number, probe, 2, script));
      }
    }
    return "dee_schedule() {\n" + find + first + second + "}\n";
  }

  private static String call(int number, ShellProbe<?> probe, int sample, Script script) {
    if (!probe.id().matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("a probe cannot be called '" + probe.id() + "'");
    }
    List<String> words = probe.arguments(script.instance());
    return "dee_probe %d %s %d %d %d \"$dee_body_%d\"%s\n"
        .formatted(
            number,
            probe.id(),
            sample,
            probe.bounds().timeout().toSeconds(),
            probe.bounds().outputBytes(),
            number,
            words.stream().map(word -> ' ' + quoted(word)).collect(Collectors.joining()));
  }

  private static void set(StringBuilder text, String name, String value) {
    text.append(name).append('=').append(quoted(value)).append('\n');
  }

  private static String quoted(String text) {
    return '\'' + text.replace("\0", "").replace("'", "'\\''") + '\'';
  }

  /** A script without its comment lines: they are for people, and some shells read byte by byte. */
  private static String resource(String path) {
    try (InputStream in = ScriptText.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no script " + path + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.stripLeading().startsWith("#") && !line.isBlank())
          .map(line -> line + '\n')
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
