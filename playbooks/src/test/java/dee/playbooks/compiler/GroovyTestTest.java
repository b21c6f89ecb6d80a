package dee.playbooks.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.FakeProbes;
import dee.playbooks.SampleFacts;
import dee.playbooks.diagnosis.Condition;
import dee.playbooks.diagnosis.LinkState;
import dee.probes.Outcome.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a condition's blocks come to. */
class GroovyTestTest {

  private static final PlaybookCompiler COMPILER = new PlaybookCompiler(new FakeProbes().catalog());

  private static LinkState look(String body, SampleFacts facts) {
    String text = "mechanism('m') {\n    states 'm holds'\n" + body + "\n}\n";
    Condition condition =
        COMPILER.compile(List.of(new SourceText("m.groovy", text))).map().find("m").orElseThrow();
    return condition.test().look(facts.facts());
  }

  private static SampleFacts facts() {
    return SampleFacts.healthy();
  }

  @Test
  void evidence_is_what_was_looked_at() {
    assertThat(
            look(
                """
                observed { files().count() > limits().openFiles().soft() }
                refuted { files().count() < 50 && process().pid() > 0 }
                says { "${files().count()} open" }
                """,
                facts()))
        .isEqualTo(
            new LinkState.Refuted("40 open", List.of("e-open-files", "e-limits", "e-process")));
  }

  @Test
  void what_a_probe_would_tell_that_was_not_needed_is_not_repeated() {
    assertThat(
            look(
                """
                observed { files().count() > 99 }
                needs 'packets', 'a capture would tell'
                """,
                facts().without("packets", Reason.NOT_NEEDED, "not in question")))
        .isEqualTo(
            new LinkState.NotChecked(
                "probe packets not asked: nothing it could explain was left open", List.of()));
  }

  @Test
  void what_would_tell_is_said_only_where_nobody_could_ask_and_why_stands_first() {
    String body =
        """
        observed { files().count() > 99 }
        says { "${files().count()} open" }
        needs 'limits', 'the limits would tell'
        """;
    assertThat(look(body, facts()))
        .isEqualTo(new LinkState.NotChecked("not decided: 40 open", List.of()));
    assertThat(look(body, facts().without("limits", Reason.TOOL_MISSING, "no prlimit")))
        .isEqualTo(
            new LinkState.NotChecked("tool missing: no prlimit; 40 open", List.of("limits")));
  }

  @Test
  void neither_is_inconclusive_with_the_numbers() {
    assertThat(
            look(
                """
                observed { files().count() > 99 }
                refuted { files().count() < 10 }
                says { "${files().count()} open" }
                """,
                facts()))
        .isEqualTo(new LinkState.NotChecked("inconclusive: 40 open", List.of()));
  }

  @Test
  void what_nothing_could_decide_claims_nothing_and_repeats_nothing() {
    String ways =
        """
        by('the files') { observed { files().count() > 99 }; says { "${files().count()} open; ${tightestPool().name()}" } }
        by('the process') { observed { process().holders() > 3 }; says { "pid ${process().pid()}; ${files().count()} open" } }
        by('both') { refuted { files().count() < 10 }; says { "${files().count()} open; asleep" } }
        by('the pool') { observed { tightestPool().exhausted() } }
        by('the pool again') { refuted { tightestPool().idle().isPresent() } }
        """;
    assertThat(look(ways, facts().deadMetrics()))
        .isEqualTo(
            new LinkState.NotChecked(
                "inconclusive: pid 4711; 40 open; asleep; pools: timed out: the metrics page did not"
                    + " answer in 2 s",
                List.of("pools")));
    assertThat(look("observed { files().count() > 99 }", facts()))
        .isEqualTo(
            new LinkState.NotChecked("inconclusive: neither shown nor ruled out", List.of()));
  }

  @Test
  void what_was_not_measured_is_not_checked() {
    assertThat(
            look(
                "observed { files().count() > 99 }\n says { 'x' }",
                facts().without("open-files", Reason.NOT_PERMITTED, "needs root")))
        .isEqualTo(
            new LinkState.NotChecked(
                "could not look: open-files: not permitted: needs root", List.of("open-files")));
  }

  @Test
  void a_refutation_needs_no_more_than_its_own_facts() {
    assertThat(
            look(
                """
                observed { files().count() > 99 && closeWait().total() > 3 }
                refuted { closeWait().total() == 0 }
                """,
                facts().without("open-files", Reason.NOT_PERMITTED, "")))
        .isEqualTo(new LinkState.Refuted("m holds", List.of("e-close-wait")));
  }

  @Test
  void the_first_witness_that_can_tell_decides_and_another_than_the_usual_is_named() {
    String ways =
        """
        by('the metrics page') { observed { tightestPool().inUse().orElse(0) > 0 }; says { 'page' } }
        by('the log') { observed { log().lines() > 0 }; says { "${log().lines()} lines" } }
        """;
    assertThat(look(ways, facts())).isEqualTo(new LinkState.Observed("page", List.of("e-pools")));
    assertThat(look(ways, facts().deadMetrics()))
        .isEqualTo(new LinkState.Observed("400 lines (by the log)", List.of("e-log-tail")));
  }

  @Test
  void what_a_condition_can_do_without_does_not_stop_it() {
    String body =
        """
        observed { ifMeasured({ closeWait().total() >= 0 && tightestPool().exhausted() }, true) && files().count() > 1 }
        says { "${files().count()} open${ifMeasured({ ", pool ${tightestPool().name()}" }, '')}" }
        """;
    assertThat(look(body, facts().deadMetrics()))
        .isEqualTo(new LinkState.Observed("40 open", List.of("e-close-wait", "e-open-files")));
  }

  @Test
  void what_is_measured_counts_even_where_a_condition_could_do_without() {
    assertThat(
            look(
                "observed { ifMeasured({ log().lines() > 9 }, false) }\n"
                    + "says { ifMeasured({ \"${log().lines()} lines\" }, 'no log') }",
                facts()))
        .isEqualTo(new LinkState.Observed("400 lines", List.of("e-log-tail")));
  }

  @Test
  void a_mistake_is_no_missing_measurement() {
    assertThat(
            look(
                "observed { ifMeasured({ process().cpu().filter { false }.orElseThrow().isZero() },"
                    + " true) }",
                facts()))
        .isEqualTo(
            new LinkState.NotChecked("the test failed at m.groovy:3: No value present", List.of()));
  }

  @Test
  void words_that_cannot_be_said_do_not_undo_what_was_seen() {
    assertThat(
            look(
                "observed { files().count() > 1 }\n says { \"${tightestPool().name()}\" }",
                facts().deadMetrics()))
        .isEqualTo(new LinkState.Observed("m holds", List.of("e-open-files")));
  }

  @Test
  void a_mistake_in_a_block_is_told_with_its_line() {
    assertThat(
            look("observed { process().cpu().filter { false }.orElseThrow().isZero() }", facts()))
        .isEqualTo(
            new LinkState.NotChecked("the test failed at m.groovy:3: No value present", List.of()));
  }

  @Test
  void only_a_probe_that_dee_has_is_named_as_missing() {
    assertThat(look("needs 'stacks', 'take a stack dump'", facts()))
        .isEqualTo(new LinkState.NotChecked("take a stack dump", List.of()));
    assertThat(look("needs 'log-tail', 'read the log'", facts()))
        .isEqualTo(new LinkState.NotChecked("read the log", List.of("log-tail")));
  }

  @Test
  void unlimited_files_are_never_exhausted() {
    SampleFacts many = facts().files(Long.MAX_VALUE, 5000, 4000, 900);
    Condition exhausted =
        COMPILER.compile(ShippedPlaybooks.conditions()).map().find("fd-exhausted").orElseThrow();
    assertThat(exhausted.test().look(many.facts())).isInstanceOf(LinkState.Refuted.class);
  }
}
