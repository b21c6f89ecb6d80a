package dee.playbooks.run;

import static dee.playbooks.SampleDatabase.group;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.Evidence;
import dee.playbooks.FakeProbes;
import dee.playbooks.FakeShell;
import dee.playbooks.SampleFacts;
import dee.playbooks.compiler.Library;
import dee.playbooks.compiler.PlaybookCompiler;
import dee.playbooks.compiler.ShippedPlaybooks;
import dee.playbooks.diagnosis.LinkState;
import dee.playbooks.run.Past.Point;
import dee.playbooks.run.Past.Series;
import dee.playbooks.run.Past.Signal;
import dee.probes.DatabaseAccess;
import dee.probes.Outcome;
import dee.probes.Probe;
import dee.probes.database.DatabaseAnswer;
import dee.probes.database.DatabaseLook;
import dee.probes.history.History;
import dee.probes.history.History.Course;
import dee.probes.history.Measure;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Others than an instance's own machine are asked about it: its database's, and its Prometheus. */
class ElsewhereTest {

  private final FakeProbes probes = new FakeProbes();
  private final Library library =
      new PlaybookCompiler(probes.catalog()).compile(ShippedPlaybooks.sources());
  private final FakeShell own = new FakeShell("orders-1");

  private RunReport run(SampleFacts facts, Asked.ShellSource database) throws InterruptedException {
    facts.giveTo(probes);
    Asked asked =
        new Asked(
            facts
                .instance()
                .with(
                    Optional.of(new DatabaseAccess("db-1", "psql -h db-1 orders")),
                    Optional.empty()),
            () -> own,
            true,
            Map.of("db-1", database));
    return new PlaybookRun(
            library.map(), InstantSource.system(), () -> "boundary1", Duration.ofMillis(10))
        .run(library.find("connection-reset").orElseThrow(), List.of(asked), _ -> {});
  }

  private static SampleFacts stuck() {
    return SampleFacts.healthy("orders-1")
        .outOfFilesBehindThePool()
        .pool(5, 5, 71, 0, 30, 0, 90)
        .endsOf(5, 0, 5, 0, 14_000);
  }

  private static DatabaseAnswer slow() {
    DatabaseLook look =
        new DatabaseLook(
            "orders",
            new DatabaseLook.Slots(9, 100, 3),
            List.of(group("10.0.0.1", 40_001, 5, "active", "IO:DataFileRead", 9_000)),
            List.of(),
            0,
            "monitor",
            Set.of());
    return new DatabaseAnswer.Sessions(look, look, Duration.ofSeconds(2));
  }

  @Test
  void the_databases_machine_is_asked_about_a_full_pool() throws InterruptedException {
    FakeShell database = new FakeShell("db-1");
    probes.answer("db-1", "database-sessions", Outcome.measured(slow()));
    RunReport report = run(stuck(), () -> database);

    assertThat(report.instances().getFirst().diagnosis().causes())
        .containsExactly("db-slow-queries");
    assertThat(database.scripts)
        .singleElement()
        .satisfies(script -> {
          assertThat(script.probes()).extracting(Probe::id).containsExactly("database-sessions");
          assertThat(script.sudo()).as("sudo is the instance's own machine's").isFalse();
          assertThat(script.pid()).isEmpty();
        });
    assertThat(own.scripts)
        .flatExtracting(Script::probes)
        .extracting(Probe::id)
        .doesNotContain("database-sessions");
    assertThat(report.evidence())
        .filteredOn(e -> e.probe().equals("database-sessions"))
        .extracting(Evidence::target)
        .containsExactly("db-1");
    assertThat(database.closed).isTrue();
  }

  @Test
  void a_well_instance_is_no_reason_to_ask_the_database() throws InterruptedException {
    FakeShell database = new FakeShell("db-1");
    run(SampleFacts.healthy("orders-1"), () -> database);
    assertThat(database.scripts).isEmpty();
  }

  @Test
  void a_databases_machine_that_does_not_answer_is_no_missing_instance()
      throws InterruptedException {
    FakeShell gone =
        new FakeShell("db-1") {
          @Override
          public ScriptOutput run(Script script) {
            return ScriptOutput.unreachable("connect timed out after 5 s");
          }
        };
    RunReport report = run(stuck(), () -> gone);
    assertThat(report.coverage().missing()).isEmpty();
    assertThat(report.instances().getFirst().diagnosis().notChecked())
        .filteredOn(l -> l.condition().id().equals("db-lock"))
        .singleElement()
        .satisfies(l ->
            assertThat(((LinkState.NotChecked) l.state()).reason())
                .contains("unreachable: connect timed out after 5 s"));
  }

  @Test
  void what_prometheus_remembers_becomes_the_past() throws InterruptedException {
    History history =
        new History(
            List.of(
                new Course(
                    Measure.OPEN_FILES,
                    Optional.of(100.0),
                    List.of(new History.Point(SampleFacts.NOW, 97))),
                new Course(
                    Measure.OPEN_FILES_LIMIT,
                    Optional.empty(),
                    List.of(new History.Point(SampleFacts.NOW, 100)))),
            List.of(new History.Signal("files-full-since", "97 of 100 files", SampleFacts.NOW)),
            Map.of());
    SampleFacts facts = stuck().with("history", history);
    Past past = run(facts, () -> new FakeShell("db-1")).instances().getFirst().past();
    String evidence = past.signals().getFirst().evidence().getFirst();
    assertThat(past.signals())
        .containsExactly(
            new Signal(
                "files-full-since",
                "97 of 100 files (by its Prometheus)",
                SampleFacts.NOW,
                List.of(evidence)));
    assertThat(past.series())
        .contains(
            new Series(
                "open-files",
                "",
                Optional.of(100.0),
                List.of(new Point(SampleFacts.NOW, 97)),
                List.of(evidence)));
  }
}
