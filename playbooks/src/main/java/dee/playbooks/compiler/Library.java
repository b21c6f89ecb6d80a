package dee.playbooks.compiler;

import dee.playbooks.Playbook;
import dee.playbooks.diagnosis.CausalMap;
import java.util.List;
import java.util.Optional;

/** What the files say together: one causal map, and the playbooks that ask it. */
public record Library(CausalMap map, List<Playbook> playbooks) {

  public Library {
    playbooks = List.copyOf(playbooks);
  }

  /** The playbook of that name. */
  public Optional<Playbook> find(String name) {
    return playbooks.stream().filter(p -> p.name().equals(name)).findFirst();
  }
}
