package dee.bot.mitigation;

import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import java.util.List;
import java.util.Set;

/**
 * The port to a run of a playbook that everything is on record of, and of which nothing is said.
 */
@FunctionalInterface
public interface Probing {

  /**
   * Runs it to the end; what it finds is in the timeline by then.
   *
   * @param targets the instances to look at
   * @param errand what it is for; the same after a crash
   * @throws InterruptedException when it took too long for whoever asked; what was found till then
   *     stays on record
   */
  Probed probe(IncidentId incident, String playbook, Set<String> targets, String errand)
      throws InterruptedException;

  /**
   * What it brought.
   *
   * @param run its number within the incident
   * @param items how many items of evidence were kept
   * @param missing the targets that did not answer
   */
  record Probed(int run, int items, List<Judgement> judgements, List<String> missing) {
    public Probed {
      judgements = List.copyOf(judgements);
      missing = List.copyOf(missing);
    }
  }
}
