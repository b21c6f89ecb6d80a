package dee.playbooks.run;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.Probe;
import dee.probes.ShellProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Asks machines other than the instance's own about it, such as its database's. One that does not
 * answer is no missing target: the instance's own machine has been looked at.
 */
final class ElsewhereQuestions implements AutoCloseable {

  private final Asked asked;
  private final Scripts scripts;
  private final EvidenceKeeper keeper;
  private final Map<String, TargetQuestions> open = new LinkedHashMap<>();

  ElsewhereQuestions(Asked asked, Scripts scripts, EvidenceKeeper keeper) {
    this.asked = asked;
    this.scripts = scripts;
    this.keeper = keeper;
  }

  /** Whether the inventory names no machine that it could run on. */
  boolean hasNoMachine(Probe<?> probe) {
    return probe instanceof ShellProbe<?> shell && shell.target(asked.instance()).isEmpty();
  }

  /** What is learned of such probes, without asking anybody. */
  List<Learned> withoutMachine(Set<Probe<?>> due) {
    return due.stream()
        .filter(this::hasNoMachine)
        .map(p ->
            new Learned(
                p.id(),
                Outcome.unavailable(Reason.NOT_CONFIGURED, "no machine is named for it"),
                Optional.empty()))
        .toList();
  }

  List<Learned> ask(List<ShellProbe<?>> probes) throws InterruptedException {
    Map<String, List<ShellProbe<?>>> byTarget = new LinkedHashMap<>();
    for (ShellProbe<?> probe : probes) {
      String target = probe.target(asked.instance()).orElseThrow();
      byTarget.computeIfAbsent(target, _ -> new ArrayList<>()).add(probe);
    }
    List<Learned> learned = new ArrayList<>();
    for (Map.Entry<String, List<ShellProbe<?>>> one : byTarget.entrySet()) {
      learned.addAll(ask(one.getKey(), one.getValue()));
    }
    return learned;
  }

  private List<Learned> ask(String target, List<ShellProbe<?>> probes) throws InterruptedException {
    Optional<Asked> there = asked.on(target);
    if (there.isEmpty()) {
      return TargetQuestions.unreachable(probes, "no way to " + target + " is known");
    }
    TargetQuestions questions =
        open.computeIfAbsent(target, _ -> new TargetQuestions(there.get(), scripts, keeper));
    return questions.ask(probes, OptionalInt.empty()).learned();
  }

  @Override
  public void close() {
    open.values().forEach(TargetQuestions::close);
  }
}
