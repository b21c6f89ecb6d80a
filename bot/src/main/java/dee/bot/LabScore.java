package dee.bot;

import dee.bot.lab.Expectation;
import dee.bot.lab.LabInstance;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.LinkState;
import dee.playbooks.diagnosis.Verdict;
import dee.playbooks.run.InstanceReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The diagnosis of one instance of a scenario against the one it must get.
 *
 * @param got empty when there is no report of it
 * @param blind nobody could capture packets: then to say so is right as well
 */
record LabScore(LabInstance planned, Optional<InstanceReport> got, boolean blind) {

  private static final String TOOL = "tcpdump";

  boolean right() {
    return misses().isEmpty() || (blind && lacksTheTool());
  }

  /** True when it is unresolved, and that the tool is missing is among the reasons. */
  boolean lacksTheTool() {
    return got
        .map(InstanceReport::diagnosis)
        .filter(diagnosis -> diagnosis.verdict() == Verdict.UNRESOLVED)
        .stream()
        .flatMap(LabScore::notChecked)
        .anyMatch(reason -> reason.contains(TOOL));
  }

  /** What of the expectation did not come true, in words; empty when all of it did. */
  List<String> misses() {
    if (got.isEmpty()) {
      return List.of("no report");
    }
    Expectation expected = planned.expectation();
    Diagnosis diagnosis = got.get().diagnosis();
    List<String> misses = new ArrayList<>();
    if (diagnosis.verdict() != expected.verdict()) {
      misses.add("expected " + expected.verdict().word());
    }
    if (!expected.causes().equals(Set.copyOf(diagnosis.causes()))) {
      misses.add("expected causes " + expected.causes());
    }
    List<String> chain = diagnosis.chain().stream().map(link -> link.condition().id()).toList();
    if (expected.verdict() == Verdict.EXPLAINED && !inOrder(expected.chain(), chain)) {
      misses.add(
          "expected chain "
              + String.join(" > ", expected.chain())
              + ", got "
              + String.join(" > ", chain));
    }
    if (!diagnosis.symptoms().containsAll(expected.symptoms())) {
      misses.add("expected symptoms " + expected.symptoms() + ", got " + diagnosis.symptoms());
    }
    expected
        .who()
        .filter(_ -> !blind && diagnosis.verdict() == Verdict.EXPLAINED)
        .filter(who -> diagnosis.chain().stream().noneMatch(l -> says(l.state()).contains(who)))
        .ifPresent(who -> misses.add("expected the words '" + who + "'"));
    return misses;
  }

  /** What the diagnosis rests on and what it lacks, a line each. */
  List<String> reasons() {
    return got.map(InstanceReport::diagnosis).stream()
        .flatMap(diagnosis ->
            Stream.concat(
                diagnosis.chain().stream().map(link -> line("seen", link)),
                diagnosis.notChecked().stream().map(link -> line("not checked", link))))
        .toList();
  }

  private static String line(String what, Diagnosis.Link link) {
    return what + ": " + link.condition().id() + ": " + says(link.state());
  }

  private static String says(LinkState state) {
    return switch (state) {
      case LinkState.Observed(String says, _) -> says;
      case LinkState.Refuted(String says, _) -> says;
      case LinkState.NotChecked(String reason, List<String> missing) ->
          missing.isEmpty()
              ? reason
              : reason + missing.stream().collect(Collectors.joining(", ", " [", "]"));
    };
  }

  private static Stream<String> notChecked(Diagnosis diagnosis) {
    return diagnosis.notChecked().stream().map(link -> says(link.state()));
  }

  private static boolean inOrder(List<String> wanted, List<String> chain) {
    int next = 0;
    for (String condition : chain) {
      if (next < wanted.size() && condition.equals(wanted.get(next))) {
        next++;
      }
    }
    return next == wanted.size();
  }
}
