package dee.playbooks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.Evidence;
import dee.playbooks.FakeProbes;
import dee.playbooks.FakeShell;
import dee.playbooks.Playbook;
import dee.playbooks.SampleFacts;
import dee.playbooks.compiler.Library;
import dee.playbooks.compiler.PlaybookCompiler;
import dee.playbooks.compiler.ShippedPlaybooks;
import dee.playbooks.diagnosis.Verdict;
import dee.probes.Outcome;
import dee.probes.Probe;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlaybookRunTest {

  private static final FakeProbes PROBES = new FakeProbes();
  private static final Library LIBRARY =
      new PlaybookCompiler(PROBES.catalog()).compile(ShippedPlaybooks.sources());

  private final Playbook playbook = LIBRARY.find("connection-reset").orElseThrow();
  private final List<RunEvent> events = new ArrayList<>();
  private final AtomicInteger boundaries = new AtomicInteger();

  private RunReport run(Asked... asked) throws InterruptedException {
    return new PlaybookRun(
            LIBRARY.map(),
            InstantSource.system(),
            () -> "boundary" + boundaries.incrementAndGet(),
            Duration.ofMillis(10))
        .run(playbook, List.of(asked), events::add);
  }

  private Asked asked(SampleFacts facts, Asked.ShellSource shell) {
    facts.giveTo(PROBES);
    return new Asked(facts.instance(), shell, false);
  }

  private static SampleFacts sick(String target) {
    return SampleFacts.healthy(target).outOfFilesBehindThePool().pool(5, 5, 71, 48, 79, 100, 95);
  }

  @Test
  void tells_sick_instances_from_well_ones() throws InterruptedException {
    FakeShell one = new FakeShell("orders-1");
    FakeShell three = new FakeShell("orders-3");
    RunReport report =
        run(
            asked(sick("orders-1"), () -> one),
            asked(sick("orders-2"), () -> new FakeShell("orders-2")),
            asked(
                SampleFacts.healthy("orders-3")
                    .pool(5, 2, 0, 18, 18, 100, 95)
                    .files(4096, 60, 30, 20),
                () -> three));

    assertThat(report.coverage()).isEqualTo(new RunReport.Coverage(3, 3, List.of()));
    assertThat(report.instances())
        .extracting(i -> i.diagnosis().verdict())
        .containsExactly(Verdict.EXPLAINED, Verdict.EXPLAINED, Verdict.HEALTHY);
    assertThat(report.instances().getFirst().pid()).hasValue(4711);
    assertThat(report.instances().getFirst().facts()).contains("files: 97 of 100 open");
    assertThat(report.differences())
        .contains("open-file limit: orders-1, orders-2 100; orders-3 4096")
        .contains("arrivals at the pool: orders-1, orders-2 get 79/s each, orders-3 gets 18/s")
        .anySatisfy(s -> assertThat(s).startsWith("the same on sick and well ones: pool limit 5"));
    assertThat(one.closed).isTrue();
    assertThat(three.closed).isTrue();
  }

  @Test
  void a_second_phase_knows_the_pid_and_leaves_out_what_is_refuted() throws InterruptedException {
    FakeShell well = new FakeShell("orders-3");
    run(asked(SampleFacts.healthy("orders-3"), () -> well));
    assertThat(well.scripts).hasSize(2);
    assertThat(well.scripts.get(0).pid()).isEmpty();
    assertThat(well.scripts.get(1).pid()).hasValue(4711);
    assertThat(well.scripts.get(0).boundary()).isNotEqualTo(well.scripts.get(1).boundary());
    assertThat(well.scripts.get(0).probes())
        .extracting(Probe::id)
        .containsExactly("host", "process", "limits", "open-files", "listeners", "kernel-counters");
    assertThat(well.scripts.get(1).probes())
        .extracting(Probe::id)
        .contains("close-wait", "outgoing", "pools");
    FakeShell sick = new FakeShell("orders-1");
    run(asked(sick("orders-1"), () -> sick));
    assertThat(sick.scripts.get(1).probes())
        .extracting(Probe::id)
        .containsSubsequence("close-wait", "outgoing", "pools", "peers", "log-tail", "log-timeline")
        .doesNotContain("restarts", "packets", "counters-around-capture");
    assertThat(sick.scripts).as("nobody watches a process that its clients can reach").hasSize(2);
  }

  @Test
  void evidence_has_the_same_ids_in_every_run() throws InterruptedException {
    List<String> first = evidence(twoSick());
    assertThat(first).isEqualTo(evidence(twoSick())).doesNotHaveDuplicates();
    assertThat(first).startsWith("e1 orders-1 reachability", "e2 orders-1 host");
    assertThat(events.stream().filter(e -> e instanceof RunEvent.EvidenceTaken))
        .hasSize(2 * first.size());
  }

  private RunReport twoSick() throws InterruptedException {
    return run(
        asked(sick("orders-1"), () -> new FakeShell("orders-1")),
        asked(sick("orders-2"), () -> new FakeShell("orders-2")));
  }

  private static List<String> evidence(RunReport report) {
    return report.evidence().stream()
        .map(e -> e.id() + " " + e.target() + " " + e.probe())
        .toList();
  }

  @Test
  void evidence_is_redacted_and_capped() throws InterruptedException {
    String text = "orders-1\npassword=hunter2\n" + "x".repeat(100_000);
    RunReport report = run(asked(sick("orders-1"), () -> new FakeShell("orders-1", text)));
    Evidence host =
        report.evidence().stream().filter(e -> e.probe().equals("host")).findFirst().orElseThrow();
    assertThat(host.text())
        .contains("password=[redacted]")
        .doesNotContain("hunter2")
        .endsWith("cut here\n");
    assertThat(host.bytes()).isLessThanOrEqualTo(64 * 1024).isGreaterThan(60_000);
    assertThat(host.redactions()).isEqualTo(1);
    assertThat(host.sha256()).hasSize(64);
    assertThat(host.command()).isEqualTo("look at host of :8080");
  }

  @Test
  void a_machine_that_does_not_answer_is_missing_and_unresolved() throws InterruptedException {
    RunReport report =
        run(
            asked(SampleFacts.healthy("orders-1"), () -> new Unreachable("orders-1")),
            asked(SampleFacts.healthy("orders-2"), () -> new FakeShell("orders-2")));
    assertThat(report.coverage())
        .isEqualTo(
            new RunReport.Coverage(
                2, 1, List.of(new RunReport.Missing("orders-1", "connect timed out after 5 s"))));
    assertThat(report.instances().get(0).diagnosis().verdict()).isEqualTo(Verdict.UNRESOLVED);
    assertThat(report.instances().get(0).facts())
        .contains("from Dee's host: 20 of 20 answered, slowest 12 ms");
    assertThat(report.instances().get(1).diagnosis().verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(events)
        .contains(new RunEvent.TargetMissing("orders-1", "connect timed out after 5 s"));
  }

  @Test
  void a_shell_that_breaks_does_not_touch_the_others() throws InterruptedException {
    RunReport report =
        run(
            asked(
                SampleFacts.healthy("orders-1"),
                () -> {
                  throw new IllegalStateException("no key");
                }),
            asked(SampleFacts.healthy("orders-2"), () -> new FakeShell("orders-2")));
    assertThat(report.coverage().missing())
        .singleElement()
        .satisfies(m -> assertThat(m.reason()).contains("no key"));
    assertThat(report.instances().get(1).diagnosis().verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void a_probe_without_an_answer_does_not_spoil_the_rest() throws InterruptedException {
    SampleFacts facts =
        sick("orders-1").without("kernel-counters", Outcome.Reason.TOOL_MISSING, "no nstat");
    RunReport report = run(asked(facts, () -> new FakeShell("orders-1")));
    assertThat(report.instances().getFirst().diagnosis().causes())
        .containsExactly("db-pool-too-small");
  }

  @Test
  void events_come_one_at_a_time_and_end_with_the_report() throws InterruptedException {
    RunReport report = twoSick();
    assertThat(events.getFirst()).isInstanceOf(RunEvent.Started.class);
    assertThat(events.getLast()).isEqualTo(new RunEvent.Finished(report));
    assertThat(events.stream().filter(e -> e instanceof RunEvent.InstanceDiagnosed)).hasSize(2);
    assertThat(events.stream().filter(e -> e instanceof RunEvent.PhaseAnswered)).hasSize(4);
  }

  @Test
  void a_cancelled_run_ends_and_closes_its_shells() throws InterruptedException {
    EndlessShell endless = new EndlessShell("orders-1");
    Asked asked = asked(SampleFacts.healthy("orders-1"), () -> endless);
    endless.cancel(() -> run(asked));
    assertThat(endless.interrupted).isTrue();
    assertThat(endless.closed).isTrue();
  }

  private static final class Unreachable extends FakeShell {
    Unreachable(String target) {
      super(target);
    }

    @Override
    public ScriptOutput run(Script script) {
      return ScriptOutput.unreachable("connect timed out after 5 s");
    }
  }
}
