package dee.bot.postmortem.facts;

import dee.bot.incident.Happening.ClocksCompared;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far the clocks of targets were ahead of Dee's, run by run. */
public final class Clocks {

  /** What was measured for a target, and where it stands. */
  public record Skew(Duration ahead, String label) {}

  private record Key(int run, String target) {}

  private final Map<Key, Skew> byRun = new HashMap<>();

  public Clocks(CaseFile file) {
    for (Told<ClocksCompared> compared : file.all(ClocksCompared.class)) {
      compared
          .what()
          .skews()
          .forEach((target, ahead) ->
              byRun.put(new Key(compared.what().run(), target), new Skew(ahead, compared.label())));
    }
  }

  public Optional<Skew> of(int run, String target) {
    return Optional.ofNullable(byRun.get(new Key(run, target)));
  }

  /** The largest skew of each target over all runs, by name. */
  public List<Map.Entry<String, Skew>> largest() {
    Map<String, Skew> largest = new HashMap<>();
    byRun.forEach((key, skew) ->
        largest.merge(
            key.target(),
            skew,
            (a, b) -> {
              int larger = a.ahead().abs().compareTo(b.ahead().abs());
              boolean first = larger > 0 || (larger == 0 && a.label().compareTo(b.label()) <= 0);
              return first ? a : b;
            }));
    return largest.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
  }
}
