package dee.bot.alert;

import dee.bot.room.Chronicle.Admission;
import java.util.List;
import java.util.Map;

/**
 * What was decided about a service's alerts.
 *
 * @param fates of those that were decided about
 * @param later those that belong elsewhere, to be decided about again
 */
record Ruling(Admission admission, Map<Fate, Integer> fates, List<RatedAlert> later) {
  Ruling {
    fates = Map.copyOf(fates);
    later = List.copyOf(later);
  }
}
