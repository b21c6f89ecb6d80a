package dee.bot.alert;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** How many requests and alerts came since Dee started, for metrics; safe for many threads. */
public final class AlertCounts {

  /** The route of requests to addresses that do not exist. */
  static final String NO_ROUTE = "none";

  private static final Comparator<Count> ORDER =
      Comparator.comparing(Count::about).thenComparing(Count::route).thenComparing(Count::what);

  private final ConcurrentMap<Key, LongAdder> counts = new ConcurrentHashMap<>();

  private record Key(String about, String route, String what) {}

  /**
   * One number.
   *
   * @param about {@code requests} ({@code received} or {@code accepted}), {@code refusals} (by
   *     reason) or {@code alerts} (by what became of them)
   * @param route its word, or {@code none}
   */
  public record Count(String about, String route, String what, long number) {}

  void received(String route) {
    add("requests", route, "received", 1);
  }

  void accepted(String route) {
    add("requests", route, "accepted", 1);
  }

  void refused(String route, Refusal why) {
    add("refusals", route, word(why), 1);
  }

  void alerts(String route, Fate fate, int number) {
    add("alerts", route, word(fate), number);
  }

  private void add(String about, String route, String what, int number) {
    counts.computeIfAbsent(new Key(about, route, what), _ -> new LongAdder()).add(number);
  }

  private static String word(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All numbers so far, in order. */
  public List<Count> all() {
    return counts.entrySet().stream()
        .map(e ->
            new Count(
                e.getKey().about(), e.getKey().route(), e.getKey().what(), e.getValue().sum()))
        .sorted(ORDER)
        .toList();
  }

  /** One of them; 0 when it did not happen yet. */
  public long of(String about, String route, String what) {
    LongAdder adder = counts.get(new Key(about, route, what));
    return adder == null ? 0 : adder.sum();
  }
}
