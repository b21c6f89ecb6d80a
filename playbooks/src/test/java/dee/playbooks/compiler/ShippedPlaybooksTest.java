package dee.playbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.FakeProbes;
import dee.playbooks.Playbook;
import dee.playbooks.SampleFacts;
import dee.playbooks.diagnosis.Condition;
import dee.playbooks.diagnosis.Diagnostician;
import dee.playbooks.diagnosis.LinkState;
import dee.playbooks.diagnosis.MeasuredFacts;
import dee.probes.Outcome;
import dee.probes.standard.StandardProbes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedPlaybooksTest {

  private static final Library LIBRARY =
      new PlaybookCompiler(new FakeProbes().catalog()).compile(ShippedPlaybooks.sources());

  @Test
  void every_shipped_file_compiles() {
    assertThat(LIBRARY.playbooks()).extracting(Playbook::name).containsExactly("connection-reset");
    assertThat(LIBRARY.map().conditions()).hasSizeGreaterThan(45);
  }

  @Test
  void they_compile_with_the_probes_that_dee_has() {
    Library real =
        new PlaybookCompiler(StandardProbes.catalog()).compile(ShippedPlaybooks.sources());
    assertThat(real.find("connection-reset").orElseThrow().phases().getFirst().steps())
        .flatExtracting(Playbook.Step::probes)
        .contains(StandardProbes.REACHABILITY, StandardProbes.OPEN_FILES);
  }

  @Test
  void every_file_in_the_folders_is_shipped() throws IOException {
    assertThat(names("conditions"))
        .containsExactlyInAnyOrderElementsOf(ShippedPlaybooks.CONDITIONS);
    assertThat(names("playbooks")).containsExactlyInAnyOrderElementsOf(ShippedPlaybooks.PLAYBOOKS);
  }

  @Test
  void the_map_has_every_condition_of_the_vocabulary() {
    assertThat(LIBRARY.map().conditions())
        .extracting(Condition::id)
        .contains(
            "refused connect-timeout read-timeout reset empty-reply slow partial healthy"
                .split(" "))
        .contains(
            ("pool-exhausted workers-stuck requests-stuck close-wait-unanswered close-wait-answered"
                    + " fd-exhausted accept-fails handler-fails accept-queue-full syn-dropped"
                    + " accepted-and-dropped queue-flushed process-restarting")
                .split(" "))
        .contains(
            ("db-pool-too-small db-pool-leak db-lock db-slow-queries file-leak close-wait-leak"
                    + " outgoing-leak worker-deadlock worker-starvation acceptor-too-slow"
                    + " close-with-unread-data linger-zero keepalive-race firewall-reject"
                    + " firewall-drop nat-idle-timeout port-closed crash-loop injected-reset"
                    + " syn-flood client-ports-exhausted conntrack-full process-frozen gc-thrash"
                    + " oom-killed cpu-throttled log-pipe-blocked disk-full protocol-mismatch"
                    + " threads-limit system-fd-limit dns-slow half-open-peers restarted")
                .split(" "));
  }

  @Test
  void the_playbook_looks_from_outside_first() {
    Playbook playbook = LIBRARY.find("connection-reset").orElseThrow();
    assertThat(playbook.phases()).hasSize(3);
    assertThat(playbook.sha256()).hasSize(64);
    assertThat(playbook.phases().getFirst().steps().getFirst().probes().getFirst().id())
        .isEqualTo("reachability");
  }

  @Test
  void what_its_second_phase_waits_for_is_decided_by_the_first() {
    MeasuredFacts well = SampleFacts.healthy().facts();
    for (String later : List.of("close-wait", "outgoing", "pools", "log-tail")) {
      well =
          well.with(
              later,
              Outcome.unavailable(Outcome.Reason.NOT_ASKED, "the first phase does not"),
              List.of());
    }
    Map<String, LinkState> states = new Diagnostician(LIBRARY.map()).look(well);
    List<String> waitedFor =
        LIBRARY.find("connection-reset").orElseThrow().phases().get(1).steps().stream()
            .flatMap(step -> step.when().stream())
            .toList();
    assertThat(waitedFor).isNotEmpty();
    assertThat(waitedFor)
        .allSatisfy(id -> assertThat(states.get(id)).isInstanceOf(LinkState.Refuted.class));
  }

  private static List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources", folder))) {
      return files.map(f -> f.getFileName().toString().replace(".groovy", "")).toList();
    }
  }
}
