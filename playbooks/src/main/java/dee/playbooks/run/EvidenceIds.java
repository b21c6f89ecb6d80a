package dee.playbooks.run;

import dee.playbooks.Evidence;
import dee.playbooks.Playbook;
import dee.playbooks.Playbook.Phase;
import dee.playbooks.Playbook.Step;
import dee.probes.Probe;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ids of one instance's evidence. Each probe of the playbook has its number whether it is taken
 * or not, so the same probe has the same id in every run, whoever answers first.
 */
record EvidenceIds(Map<String, Integer> numbers) {

  static final Comparator<Evidence> BY_NUMBER =
      Comparator.comparingInt(e -> Integer.parseInt(e.id().substring(1)));

  static EvidenceIds from(Playbook playbook, int before) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> probes = probes(playbook);
    for (int i = 0; i < probes.size(); i++) {
      numbers.put(probes.get(i), before + i + 1);
    }
    return new EvidenceIds(Map.copyOf(numbers));
  }

  static int slots(Playbook playbook) {
    return probes(playbook).size();
  }

  private static List<String> probes(Playbook playbook) {
    return playbook.phases().stream()
        .map(Phase::steps)
        .flatMap(List::stream)
        .map(Step::probes)
        .flatMap(List::stream)
        .map(Probe::id)
        .distinct()
        .toList();
  }

  String of(String probe) {
    return "e" + numbers.getOrDefault(probe, 0);
  }
}
