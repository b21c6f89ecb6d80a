package dee.bot.alert;

import dee.bot.incident.IncidentId;
import dee.bot.target.AlertMapping.Meaning;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What was written down of a delivery.
 *
 * @param fates how many alerts met which
 * @param test what the test alert in it, if there was one, would have meant
 */
record Receipt(
    Map<Fate, Integer> fates, NavigableSet<IncidentId> incidents, Optional<TestResult> test) {

  /** What a test alert would have meant; empty: no service. */
  record TestResult(Optional<Meaning> meaning) {}

  Receipt {
    fates = Map.copyOf(fates);
    incidents = new TreeSet<>(incidents);
  }
}
