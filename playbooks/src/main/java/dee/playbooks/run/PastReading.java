package dee.playbooks.run;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an instance over time, from all that tell of it.
 *
 * @param signs oldest first
 */
record PastReading(Past past, List<Sign> signs) {

  private static final List<PastSource> SOURCES =
      List.of(new LogPast(), new ProcessPast(), new OwnSamples(), new RememberedPast());

  static PastReading of(Looked looked) {
    List<Sign> signs =
        SOURCES.stream()
            .flatMap(source -> source.signs(looked).stream())
            .filter(sign -> !sign.signal().evidence().isEmpty())
            .sorted(Comparator.comparing(sign -> sign.signal().at()))
            .toList();
    List<Past.Series> series =
        SOURCES.stream().flatMap(source -> source.series(looked).stream()).toList();
    return new PastReading(
        new Past(looked.skew(), signs.stream().map(Sign::signal).toList(), series), signs);
  }

  /** Which trouble came first, as a sentence; empty when nothing tells. */
  Optional<String> firstToGoWrong() {
    return FirstTrouble.of(signs);
  }
}
