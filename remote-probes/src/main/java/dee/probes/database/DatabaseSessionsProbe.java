package dee.probes.database;

import dee.probes.Bounds;
import dee.probes.DatabaseAccess;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.ShellProbe;
import dee.probes.database.DatabaseSessionsParser.Printed;
import dee.probes.shell.ProbeOutput;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the sessions of the service's database do, by pg_stat_activity: see the script. */
public final class DatabaseSessionsProbe implements ShellProbe<DatabaseAnswer> {

  private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(7), 256 * 1024);

  private static final List<String> FULL =
      List.of(
          "too many clients", "remaining connection slots", "too many connections for database");
  private static final List<String> LATE =
      List.of("timeout expired", "statement timeout", "timed out", "lock timeout");
  private static final List<String> DENIED =
      List.of(
          "authentication failed",
          "password supplied",
          "pg_hba.conf",
          "permission denied",
          "is not permitted to log in",
          "must be superuser",
          "a password is required",
          "not allowed to execute",
          "too many connections for role",
          "does not exist");

  @Override
  public String id() {
    return "database-sessions";
  }

  @Override
  public String purpose() {
    return "what the database's sessions do, and who blocks them";
  }

  @Override
  public Class<DatabaseAnswer> answer() {
    return DatabaseAnswer.class;
  }

  @Override
  public String script() {
    return "probes/database/database-sessions.sh";
  }

  @Override
  public Optional<String> target(Instance instance) {
    return instance.databaseAccess().map(DatabaseAccess::target);
  }

  @Override
  public List<String> arguments(Instance instance) {
    return List.of(
        instance.databaseAccess().map(DatabaseAccess::command).orElse(""),
        instance.address().host());
  }

  @Override
  public Bounds bounds() {
    return BOUNDS;
  }

  @Override
  public int samples() {
    return 2;
  }

  @Override
  public String command(Instance instance) {
    return instance.databaseAccess().map(DatabaseAccess::command).orElse("psql DATABASE")
        + " -c 'select pid, usename, application_name, client_addr, client_port, state,"
        + " wait_event_type, wait_event, now() - state_change as in_state, pg_blocking_pids(pid)"
        + " from pg_stat_activity'";
  }

  @Override
  public Outcome<DatabaseAnswer> parse(ProbeOutput output) {
    Optional<Outcome<DatabaseAnswer>> refusal = output.refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Printed before = DatabaseSessionsParser.parse(output.first().lines());
    Printed now = DatabaseSessionsParser.parse(output.last().lines());
    return Stream.of(before, now)
        .map(DatabaseSessionsProbe::failure)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(
            () -> sessions(before.look().orElseThrow(), now.look().orElseThrow(), output.window()));
  }

  private static Outcome<DatabaseAnswer> sessions(
      DatabaseLook before, DatabaseLook now, Duration window) {
    if (now.hidden() > 0 && now.hidden() >= now.total()) {
      return Outcome.unavailable(
          Reason.NOT_PERMITTED,
          "user "
              + now.user()
              + " may not see what other users' sessions do; grant pg_monitor to "
              + now.user());
    }
    return Outcome.measured(new DatabaseAnswer.Sessions(before, now, window));
  }

  private static Optional<Outcome<DatabaseAnswer>> failure(Printed printed) {
    if (printed.ended().isEmpty()) {
      return Optional.of(Outcome.malformed("the answer has no end"));
    }
    if (printed.ended().get() != 0) {
      return Optional.of(refused(printed.said(), printed.ended().get()));
    }
    if (!printed.unread().isEmpty() || printed.look().isEmpty()) {
      return Optional.of(
          Outcome.malformed(
              printed.unread().isEmpty()
                  ? "psql told nothing"
                  : "lines that cannot be read, the first: " + cut(printed.unread().getFirst())));
    }
    return Optional.empty();
  }

  private static Outcome<DatabaseAnswer> refused(String said, int ended) {
    String words = said.isEmpty() ? "psql ended with status " + ended : said;
    if (contains(words, FULL)) {
      return Outcome.measured(new DatabaseAnswer.NoFreeSlot(words));
    }
    if (contains(words, LATE)) {
      return Outcome.unavailable(Reason.TIMED_OUT, words);
    }
    if (contains(words, DENIED)) {
      return Outcome.unavailable(Reason.NOT_PERMITTED, words);
    }
    return ended == 127 || contains(words, List.of("command not found"))
        ? Outcome.unavailable(Reason.TOOL_MISSING, words)
        : Outcome.unavailable(Reason.UNREACHABLE, words);
  }

  private static boolean contains(String words, List<String> any) {
    String lower = words.toLowerCase(Locale.ROOT);
    return any.stream().anyMatch(lower::contains);
  }

  private static String cut(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }
}
