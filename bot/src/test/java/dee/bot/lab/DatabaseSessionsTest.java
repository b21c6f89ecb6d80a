package dee.bot.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.bot.lab.machine.LoopbackNetwork;
import dee.bot.lab.machine.PostgresServer;
import dee.bot.lab.machine.Reaper;
import dee.playbooks.diagnosis.MeasuredFacts;
import dee.playbooks.diagnosis.OwnSessions;
import dee.probes.DatabaseAccess;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.database.DatabaseAnswer;
import dee.probes.database.DatabaseAnswer.NoFreeSlot;
import dee.probes.database.DatabaseAnswer.Sessions;
import dee.probes.shell.LocalShell;
import dee.probes.shell.Script;
import dee.probes.sockets.Outgoing;
import dee.probes.sockets.Outgoing.Peer;
import dee.probes.standard.StandardProbes;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL is asked, through a real psql, about real locks, leaks and queries. */
@Tag("full")
@Timeout(120)
final class DatabaseSessionsTest {

  @TempDir static Path folder;

  private static LoopbackNetwork network;
  private static Reaper reaper;
  private static HostPort database;

  private final List<Process> sessions = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/psql")),
        "psql is not installed (Debian: apt install postgresql-client)");
    network = LoopbackNetwork.claim();
    Path directory = Files.createDirectory(folder.resolve("lab"));
    reaper = Reaper.start(directory);
    database = PostgresServer.start(network, directory, reaper, _ -> {}).address();
  }

  @AfterAll
  static void stop() throws Exception {
    if (reaper != null) {
      reaper.close();
      network.close();
    }
  }

  @AfterEach
  void end() throws Exception {
    for (Process session : sessions) {
      session.destroy();
      session.waitFor();
    }
    // the server goes on sleeping for clients that are gone
    session(
        "end",
        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
            + " and backend_type = 'client backend';\n\\q");
    assertThat(sessions.getLast().waitFor(20, TimeUnit.SECONDS)).isTrue();
    Instant deadline = Instant.now().plusSeconds(20);
    while (!(ask("postgres").asOptional().orElseThrow() instanceof Sessions told
        && told.now().total() == 0)) {
      assertThat(Instant.now()).isBefore(deadline);
    }
  }

  /** A session that does this and then stays. */
  private void session(String name, String sql) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command().split(" ")).redirectErrorStream(true);
    builder.environment().put("PGAPPNAME", name);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process psql = builder.start();
    sessions.add(psql);
    Writer in = psql.outputWriter(StandardCharsets.UTF_8);
    in.write(sql + "\n");
    in.flush();
  }

  private static String command() {
    return "psql -X -q -h %s -p %d -U postgres postgres"
        .formatted(database.host(), database.port());
  }

  private static Instance instance(String user) {
    return Instance.of("orders", "orders-1", new HostPort(database.host(), 1))
        .with(
            Optional.of(new DatabaseAccess("db-1", command().replace("-U postgres", "-U " + user))),
            Optional.empty());
  }

  private static Outcome<DatabaseAnswer> ask(String user) throws InterruptedException {
    try (LocalShell shell = new LocalShell()) {
      return shell
          .run(
              new Script(
                  instance(user),
                  List.of(StandardProbes.DATABASE_SESSIONS),
                  OptionalInt.empty(),
                  false,
                  Duration.ofMillis(500),
                  UUID.randomUUID().toString().replace("-", "")))
          .outcome(StandardProbes.DATABASE_SESSIONS);
    }
  }

  /** Asks until it is so: sessions take a moment to come and to wait. */
  private static Sessions await(Predicate<OwnSessions> wanted) throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(40);
    while (true) {
      Outcome<DatabaseAnswer> outcome = ask("postgres");
      if (outcome.asOptional().orElseThrow() instanceof Sessions told && wanted.test(own(told))) {
        return told;
      }
      assertThat(Instant.now()).as("%s", outcome).isBefore(deadline);
    }
  }

  /** All sessions but the batch job's, as an instance's whose ports are known. */
  private static OwnSessions own(Sessions told) {
    List<HostPort> ends =
        told.now().groups().stream()
            .flatMap(g ->
                g.members().stream()
                    .filter(_ -> !g.state().equals("idle in transaction"))
                    .map(m -> new HostPort(g.client(), m.port())))
            .toList();
    Peer peer =
        new Peer(
            database,
            ends.size(),
            0,
            0,
            0,
            Optional.of(0L),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ends.stream().collect(Collectors.toSet()));
    if (ends.isEmpty()) {
      return new OwnSessions(List.of(), List.of(), List.of(), told.window());
    }
    return MeasuredFacts.none(instance("postgres"))
        .with(
            "outgoing", Outcome.measured(new Outgoing(List.of(peer), told.window())), List.of("e1"))
        .with("database-sessions", Outcome.measured(told), List.of("e2"))
        .sessions();
  }

  @Test
  void a_lock_is_seen_with_its_holder() throws Exception {
    session(
        "setup",
        "create table if not exists stock(id int, n int); insert into stock values (1, 1);");
    await(s -> s.total() >= 1);
    session("batchjob", "begin; update stock set n = 2 where id = 1 and 'hunter2' = 'hunter2';");
    await(_ -> holderIsThere());
    for (int i = 0; i < 3; i++) {
      session("orders", "update stock set n = 3 where id = 1;");
    }
    Sessions told = await(s -> s.lockedAlways() == 3 && !s.roots().isEmpty());
    OwnSessions own = own(told);
    assertThat(own.stale()).isZero();
    assertThat(told.now().roots())
        .singleElement()
        .satisfies(root -> {
          assertThat(root.application()).isEqualTo("batchjob");
          assertThat(root.blocks()).isEqualTo(3);
          assertThat(root.state()).isEqualTo("idle in transaction");
          assertThat(root.query()).startsWith("update stock").doesNotContain("hunter2");
        });
  }

  private static boolean holderIsThere() {
    try {
      return ask("postgres").asOptional().orElseThrow() instanceof Sessions told
          && told.now().groups().stream().anyMatch(g -> g.state().equals("idle in transaction"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void slow_queries_wait_for_no_lock() throws Exception {
    session("orders", "select pg_sleep(60);");
    session("orders", "select pg_sleep(60);");
    OwnSessions own =
        own(await(s -> s.runningAlways() == 2 && s.longestRunning().toMillis() > 2000));
    assertThat(own.noneLocked()).isTrue();
    assertThat(own.meanStatement().orElseThrow()).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void quick_queries_are_never_old() throws Exception {
    session("orders", "select pg_sleep(0.02);\n".repeat(3000));
    OwnSessions own = own(await(s -> s.runningAlways() == 1));
    assertThat(own.longestRunning()).isLessThan(Duration.ofSeconds(1));
    assertThat(own.stale()).isZero();
  }

  @Test
  void a_session_that_nobody_uses_grows_stale() throws Exception {
    session("orders", "select 1;");
    OwnSessions own = own(await(s -> s.stale() == 1));
    assertThat(own.shortestStale()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    assertThat(own.running()).isZero();
  }

  @Test
  void refusals_are_told_in_the_servers_words() throws Exception {
    session("setup", "create role watcher login; alter database postgres connection limit 0;");
    Instant deadline = Instant.now().plusSeconds(30);
    Outcome<DatabaseAnswer> full = ask("watcher");
    while (full.asOptional().filter(NoFreeSlot.class::isInstance).isEmpty()) {
      assertThat(Instant.now()).as("%s", full).isBefore(deadline);
      full = ask("watcher");
    }
    assertThat(full.asOptional().orElseThrow().toString()).contains("too many connections");
    session("setup", "alter database postgres connection limit -1;");
    session("orders", "select 1;");
    Outcome<DatabaseAnswer> hidden = ask("watcher");
    while (!hidden.whyNot().orElse("").contains("grant pg_monitor")) {
      assertThat(Instant.now()).as("%s", hidden).isBefore(deadline);
      hidden = ask("watcher");
    }
    assertThat(ask("nobody-there").whyNot().orElseThrow())
        .contains("not permitted")
        .contains("does not exist");
  }
}
