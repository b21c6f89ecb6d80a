package dee.playbooks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.FakeProbes;
import dee.playbooks.FakeShell;
import dee.playbooks.SampleFacts;
import dee.playbooks.compiler.Library;
import dee.playbooks.compiler.PlaybookCompiler;
import dee.playbooks.compiler.ShippedPlaybooks;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.LinkState;
import dee.playbooks.diagnosis.Verdict;
import dee.probes.Outcome;
import dee.probes.Probe;
import dee.probes.kernel.KernelCounters;
import dee.probes.reachability.Reachability;
import dee.probes.reachability.Reachability.Attempt;
import dee.probes.reachability.Reachability.Result;
import dee.probes.shell.Script;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** When the shipped playbook asks for packets, and what becomes of what it tries meanwhile. */
class CaptureRunTest {

  private final FakeProbes probes = new FakeProbes();
  private final Library library =
      new PlaybookCompiler(probes.catalog()).compile(ShippedPlaybooks.sources());

  private RunReport run(SampleFacts facts, FakeShell shell, Optional<FakeShell> vantage)
      throws InterruptedException {
    facts.giveTo(probes);
    Asked asked =
        new Asked(
            facts.instance().triedFrom(vantage.map(FakeShell::target)),
            () -> shell,
            true,
            vantage.isEmpty() ? Map.of() : Map.of("orders-2", vantage::orElseThrow));
    return new PlaybookRun(
            library.map(), InstantSource.system(), () -> "boundary1", Duration.ofMillis(10))
        .run(library.find("connection-reset").orElseThrow(), List.of(asked), _ -> {});
  }

  private static List<String> lastAsked(FakeShell shell) {
    return shell.scripts.getLast().probes().stream().map(Probe::id).toList();
  }

  private static Reachability refused(int count) {
    return new Reachability(
        Collections.nCopies(
            count, new Attempt(Result.REFUSED, 0, Optional.empty(), Duration.ofMillis(1))));
  }

  @Test
  void a_reset_that_nothing_explains_is_captured_and_the_reason_why_not_is_told()
      throws InterruptedException {
    FakeShell shell = new FakeShell("orders-1");
    SampleFacts facts =
        SampleFacts.healthy("orders-1")
            .tries(Result.RESET, 6)
            .without(
                "packets", Outcome.Reason.TOOL_MISSING, "tcpdump is not installed on orders-1");
    RunReport report = run(facts, shell, Optional.empty());
    assertThat(lastAsked(shell)).containsExactly("counters-around-capture", "packets");
    Diagnosis diagnosis = report.instances().getFirst().diagnosis();
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNRESOLVED);
    assertThat(diagnosis.nextProbe()).contains("packets");
    assertThat(diagnosis.notChecked())
        .filteredOn(l -> l.condition().id().equals("linger-zero"))
        .singleElement()
        .satisfies(l ->
            assertThat(((LinkState.NotChecked) l.state()).reason())
                .contains("tool missing: tcpdump is not installed on orders-1"));
  }

  @Test
  void nobody_captures_where_the_cheap_probes_tell() throws InterruptedException {
    FakeShell shell = new FakeShell("orders-1");
    SampleFacts closed = SampleFacts.healthy("orders-1").tries(Result.REFUSED, 8).noListener();
    RunReport report = run(closed, shell, Optional.empty());
    Diagnosis diagnosis = report.instances().getFirst().diagnosis();
    assertThat(diagnosis.causes()).containsExactly("port-closed");
    assertThat(diagnosis.notChecked())
        .filteredOn(l -> l.condition().id().equals("firewall-reject"))
        .singleElement()
        .satisfies(l ->
            assertThat(((LinkState.NotChecked) l.state()).reason())
                .isEqualTo("probe provocation not asked: nothing it could explain was left open"));
    assertThat(shell.scripts)
        .flatExtracting(Script::probes)
        .extracting(Probe::id)
        .contains("restarts")
        .doesNotContain("packets", "counters-around-capture");
  }

  @Test
  void nobody_captures_a_well_instance() throws InterruptedException {
    FakeShell shell = new FakeShell("orders-1");
    RunReport report = run(SampleFacts.healthy("orders-1"), shell, Optional.empty());
    assertThat(report.instances().getFirst().diagnosis().verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(shell.scripts)
        .flatExtracting(Script::probes)
        .extracting(Probe::id)
        .doesNotContain("packets", "counters-around-capture");
  }

  /** The last answers of Dee's own host come after the target's, and count all the same. */
  @Test
  void what_dees_host_tries_to_the_end_is_judged() throws InterruptedException {
    CountDownLatch captured = new CountDownLatch(1);
    probes.hold("provocation", captured);
    FakeShell shell = new ReleasingShell("orders-1", "packets", captured);
    FakeShell other = new FakeShell("orders-2");
    probes.answer("orders-2", "vantage", Outcome.measured(refused(3)));
    SampleFacts filtered =
        SampleFacts.healthy("orders-1")
            .tries(Result.REFUSED, 8)
            .with("provocation", refused(24))
            .with(
                "counters-around-capture",
                new KernelCounters(
                    Map.of("TcpOutRsts", 5L), Map.of("TcpOutRsts", 5L), Duration.ofSeconds(7)));
    RunReport report = run(filtered, shell, Optional.of(other));
    Diagnosis diagnosis = report.instances().getFirst().diagnosis();
    assertThat(diagnosis.causes()).as(diagnosis.toString()).containsExactly("firewall-reject");
    assertThat(((LinkState.Observed) diagnosis.chain().getFirst().state()).says())
        .contains("24 of 24 later tries refused", "from orders-2 3 of 3 tries: refused");
    assertThat(other.closed).isTrue();
  }
}
