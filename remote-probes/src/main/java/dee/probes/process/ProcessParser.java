package dee.probes.process;

import dee.probes.Outcome;
import dee.probes.process.ServiceProcess.State;
import dee.probes.shell.ProbeOutput;
import dee.probes.shell.Section;
import dee.probes.text.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code process.sh} printed, once or twice.
 *
 * <pre>
 * @ holders
 * 1
 * @ ticks
 * 100
 * @ stat
 * 15716 (cat) R 15694 15694 3441 0 -1 4194304 98 0 0 0 0 0 0 0 20 0 1 0 101427 5754880 …
 * @ status
 * Name:	cat
 * @ command
 * cat\0/proc/self/stat\0
 * </pre>
 */
final class ProcessParser {

  private static final Pattern START =
      Pattern.compile("@ holders\n([1-9]\\d{0,5})\n@ ticks\n([1-9]\\d{0,5})\n@ stat\n");

  private ProcessParser() {}

  /** One sample, read. */
  private record Look(
      int holders, long ticksPerSecond, ProcStat stat, ProcStatus status, String command) {}

  static Outcome<ServiceProcess> parse(ProbeOutput output) {
    Optional<Look> first = look(output.first());
    Optional<Look> last = look(output.last());
    if (last.isEmpty() || first.isEmpty()) {
      return Outcome.malformed("no readable /proc/PID/stat in the answer");
    }
    OptionalLong uid = last.get().status().effectiveUid();
    if (uid.isEmpty()) {
      return Outcome.malformed("no user id in /proc/PID/status");
    }
    return Outcome.measured(process(output, first.get(), last.get(), uid.getAsLong()));
  }

  private static ServiceProcess process(ProbeOutput output, Look first, Look last, long uid) {
    ProcStat stat = last.stat();
    boolean restarted =
        stat.pid() != first.stat().pid() || stat.startTicks() != first.stat().startTicks();
    boolean twice = output.sections().size() > 1 && !restarted;
    String name = clean(last.status().find("Name").orElse(stat.comm()));
    String command = clean(last.command());
    return new ServiceProcess(
        (int) stat.pid(),
        name,
        startedAt(output.last(), last),
        (int) stat.threads(),
        State.of(stat.state()),
        uid,
        command.isEmpty() ? "[" + name + "]" : command,
        twice
            ? Optional.of(time(stat.cpuTicks() - first.stat().cpuTicks(), last.ticksPerSecond()))
            : Optional.empty(),
        restarted,
        last.holders());
  }

  /** Start times are told since boot; the section tells when that was. */
  private static Instant startedAt(Section section, Look look) {
    Instant boot = section.at().minus(section.uptime());
    return boot.plus(time(look.stat().startTicks(), look.ticksPerSecond()));
  }

  private static Duration time(long ticks, long perSecond) {
    return Duration.ofMillis(Math.max(0, ticks) * 1000 / perSecond);
  }

  private static String clean(String text) {
    return Redactor.redact(text.replace('\n', ' ')).text().strip();
  }

  private static Optional<Look> look(Section section) {
    String text = section.text();
    Matcher start = START.matcher(text);
    int stat = text.indexOf("\n@ stat\n");
    int status = text.indexOf("\n@ status\n", stat + 8);
    int command = text.indexOf("\n@ command\n", status + 10);
    if (!start.lookingAt() || stat < 0 || status < 0 || command < 0) {
      return Optional.empty();
    }
    List<String> lines = text.substring(status + 10, command).lines().toList();
    return ProcStat.parse(text.substring(stat + 8, status))
        .filter(s -> s.pid() <= Integer.MAX_VALUE && s.threads() <= Integer.MAX_VALUE)
        .map(s ->
            new Look(
                Integer.parseInt(start.group(1)),
                Long.parseLong(start.group(2)),
                s,
                ProcStatus.parse(lines).value(),
                text.substring(command + 11)));
  }
}
