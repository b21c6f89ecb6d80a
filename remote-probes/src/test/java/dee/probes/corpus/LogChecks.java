package dee.probes.corpus;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Instance.MetricsFrom;
import dee.probes.Outcome;
import dee.probes.logs.LogChanges;
import dee.probes.logs.LogTimelineProbe;
import dee.probes.logs.LogTimelines;
import dee.probes.shell.LocalShell;
import dee.probes.shell.Script;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Logs of others, read by the script itself. */
public final class LogChecks {

  /** Of a log that spans more, only the last two hours are told of. */
  private static final Duration WHOLE = Duration.ofMinutes(115);

  private LogChecks() {}

  /** A log with a line for each request. */
  public static void access(CorpusEntry entry, Differences expected, Differences second) {
    LogTimelines logs = read(entry, false, expected);
    logs.access()
        .filter(log -> Duration.between(log.first(), log.last()).compareTo(WHOLE) < 0)
        .ifPresent(log -> expected.same("lines", (long) entry.lines().size(), log.lines()));
    expected.same("told of or refused", 1, logs.access().isPresent() ? 1 : logs.refused().size());
  }

  /** A log of an application. */
  public static void application(CorpusEntry entry, Differences expected, Differences second) {
    LogTimelines logs = read(entry, true, expected);
    expected.same(
        "told of or refused", 1, logs.application().isPresent() ? 1 : logs.refused().size());
  }

  private static LogTimelines read(CorpusEntry entry, boolean application, Differences expected) {
    Optional<String> log = Optional.of(entry.file().toAbsolutePath().toString());
    Instance instance =
        new Instance(
            "corpus",
            "local",
            new HostPort("127.0.0.1", 9),
            "/",
            Optional.empty(),
            MetricsFrom.TARGET,
            application ? log : Optional.empty(),
            application ? Optional.empty() : log,
            Optional.empty());
    LogTimelineProbe probe = new LogTimelineProbe();
    Script script =
        new Script(
            instance, List.of(probe), OptionalInt.empty(), false, Duration.ZERO, "corpus0000");
    try (LocalShell shell = new LocalShell()) {
      Outcome<LogTimelines> outcome = shell.run(script).outcome(probe);
      expected.same("why not", Optional.empty(), outcome.whyNot());
      LogTimelines logs = outcome.asOptional().orElseThrow();
      LogChanges.in(logs);
      return logs;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading " + entry.name(), e);
    }
  }
}
