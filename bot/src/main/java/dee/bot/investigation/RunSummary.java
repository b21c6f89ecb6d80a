package dee.bot.investigation;

import dee.bot.incident.Judgement;
import java.util.List;

/**
 * What a run brought, for whoever had it made.
 *
 * @param run its number within the incident
 * @param items how many items of evidence were kept
 * @param judgements of the instances that were looked at
 * @param missing the targets that did not answer
 */
public record RunSummary(int run, int items, List<Judgement> judgements, List<String> missing) {
  public RunSummary {
    judgements = List.copyOf(judgements);
    missing = List.copyOf(missing);
  }
}
