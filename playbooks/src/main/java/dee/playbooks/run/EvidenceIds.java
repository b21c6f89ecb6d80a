package dee.playbooks.run;

import static java.util.Objects.requireNonNull;

import dee.playbooks.Evidence;
import dee.playbooks.Playbook;
import dee.playbooks.Playbook.Phase;
import dee.probes.Probe;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * The ids of one instance's evidence. Each question of the playbook has its number whether it is
 * asked or not, so the same question has the same id in every run, whoever answers first.
 *
 * @param numbers for each probe one number for each phase that asks it
 */
record EvidenceIds(Map<String, Queue<Integer>> numbers) {

  static final Comparator<Evidence> BY_NUMBER =
      Comparator.comparingInt(e -> Integer.parseInt(e.id().substring(1)));

  static EvidenceIds from(Playbook playbook, int before) {
    Map<String, Queue<Integer>> numbers = new HashMap<>();
    int last = before;
    for (String probe : questions(playbook)) {
      last++;
      numbers.computeIfAbsent(probe, _ -> new ConcurrentLinkedQueue<>()).add(last);
    }
    return new EvidenceIds(Map.copyOf(numbers));
  }

  static int slots(Playbook playbook) {
    return questions(playbook).size();
  }

  private static List<String> questions(Playbook playbook) {
    return playbook.phases().stream().flatMap(EvidenceIds::probes).toList();
  }

  private static Stream<String> probes(Phase phase) {
    return phase.steps().stream().flatMap(s -> s.probes().stream()).map(Probe::id).distinct();
  }

  /** A new id, for the next answer of this probe. */
  String next(String probe) {
    Integer number = requireNonNull(numbers.get(probe), probe).poll();
    if (number == null) {
      throw new IllegalStateException(probe + " has answered more often than it was asked");
    }
    return "e" + number;
  }
}
