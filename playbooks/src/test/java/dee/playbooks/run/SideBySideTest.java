package dee.playbooks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.FakeProbes;
import dee.playbooks.FakeShell;
import dee.playbooks.SampleFacts;
import dee.playbooks.compiler.Library;
import dee.playbooks.compiler.PlaybookCompiler;
import dee.playbooks.compiler.ShippedPlaybooks;
import dee.playbooks.compiler.SourceText;
import dee.probes.DatabaseAccess;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** An instance's own machine and its database's are asked at the same time. */
class SideBySideTest {

  private static final String PLAYBOOK =
      """
      playbook('asks-both') {
          about 'a test'
          first { measure process, databaseSessions }
          diagnose 'reset'
      }
      """;

  private final FakeProbes probes = new FakeProbes();
  private final Library library = library();

  private Library library() {
    List<SourceText> sources = new ArrayList<>(ShippedPlaybooks.conditions());
    sources.add(new SourceText("both.groovy", PLAYBOOK));
    return new PlaybookCompiler(probes.catalog()).compile(sources);
  }

  private RunReport run(Asked asked) throws InterruptedException {
    return new PlaybookRun(
            library.map(), InstantSource.system(), () -> "boundary1", Duration.ofMillis(10))
        .run(library.find("asks-both").orElseThrow(), List.of(asked), _ -> {});
  }

  private Asked withDatabase(FakeShell own, FakeShell database) {
    SampleFacts facts = SampleFacts.healthy("orders-1");
    facts.giveTo(probes);
    return new Asked(
        facts
            .instance()
            .with(Optional.of(new DatabaseAccess("db-1", "psql -h db-1 orders")), Optional.empty()),
        () -> own,
        true,
        Map.of("db-1", () -> database));
  }

  /** A machine that answers only when another is being asked too. */
  private static FakeShell together(String target, CountDownLatch all, AtomicBoolean alone) {
    return new FakeShell(target) {
      @Override
      public ScriptOutput run(Script script) throws InterruptedException {
        all.countDown();
        if (!all.await(20, TimeUnit.SECONDS)) {
          alone.set(true);
        }
        return super.run(script);
      }
    };
  }

  @Test
  void the_target_and_other_machines_are_asked_at_the_same_time() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    AtomicBoolean alone = new AtomicBoolean();
    FakeShell own = together("orders-1", both, alone);
    FakeShell database = together("db-1", both, alone);
    RunReport report = run(withDatabase(own, database));
    assertThat(alone).isFalse();
    assertThat(report.coverage().missing()).isEmpty();
    assertThat(own.closed).isTrue();
    assertThat(database.closed).isTrue();
  }

  @Test
  void a_cancelled_run_ends_what_is_asked_elsewhere() throws InterruptedException {
    EndlessShell database = new EndlessShell("db-1");
    FakeShell own = new FakeShell("orders-1");
    Asked about = withDatabase(own, database);
    database.cancel(() -> run(about));
    assertThat(database.interrupted).isTrue();
    assertThat(own.closed).isTrue();
    assertThat(database.closed).isTrue();
  }
}
