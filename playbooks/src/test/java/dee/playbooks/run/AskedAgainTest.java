package dee.playbooks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.Evidence;
import dee.playbooks.FakeProbes;
import dee.playbooks.FakeShell;
import dee.playbooks.SampleFacts;
import dee.playbooks.compiler.Library;
import dee.playbooks.compiler.PlaybookCompiler;
import dee.playbooks.compiler.ShippedPlaybooks;
import dee.playbooks.compiler.SourceText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A probe that two phases ask. */
class AskedAgainTest {

  private final FakeProbes probes = new FakeProbes();

  private RunReport run(String phases) throws InterruptedException {
    List<SourceText> sources = new ArrayList<>(ShippedPlaybooks.conditions());
    sources.add(
        new SourceText(
            "again.groovy",
            """
            playbook('looks-again') {
                about 'a test'
                first { measure reachability, host, process, limits, files, listeners, counters }
            """
                + phases
                + "    diagnose 'reset', 'connect-timeout'\n}\n"));
    Library library = new PlaybookCompiler(probes.catalog()).compile(sources);
    SampleFacts facts = SampleFacts.healthy("orders-1");
    facts.giveTo(probes);
    return new PlaybookRun(
            library.map(), InstantSource.system(), () -> "boundary1", Duration.ofMillis(10))
        .run(
            library.find("looks-again").orElseThrow(),
            List.of(new Asked(facts.instance(), () -> new FakeShell("orders-1"), false)),
            _ -> {});
  }

  @Test
  void each_answer_is_evidence_of_its_own() throws InterruptedException {
    RunReport report =
        run(
            """
                then { measure log, closeWait }
                then { when('healthy') { measure log } }
            """);
    assertThat(report.evidence())
        .filteredOn(e -> e.probe().equals("log-tail"))
        .extracting(Evidence::id)
        .containsExactly("e8", "e10");
  }
}
