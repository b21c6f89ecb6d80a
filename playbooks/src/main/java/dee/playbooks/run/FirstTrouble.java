package dee.playbooks.run;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts what went wrong in the order it came. It says nothing of why: what came first need not be
 * the cause of what came after.
 *
 * <pre>
 * First to go wrong: latency (02:10:40 UTC), then pool timeouts (02:11:02), then both logs silent (02:11:30) [e9]
 * </pre>
 */
final class FirstTrouble {

  private static final int MOST = 4;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FirstTrouble() {}

  /**
   * The sentence.
   *
   * @param signs oldest first
   */
  static Optional<String> of(List<Sign> signs) {
    List<List<Sign>> groups = groups(signs.stream().filter(s -> !s.trouble().isEmpty()).toList());
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    List<List<Sign>> told = groups.subList(0, Math.min(MOST, groups.size()));
    String order = told.stream().map(FirstTrouble::words).collect(Collectors.joining(", then "));
    String ids =
        told.stream()
            .flatMap(List::stream)
            .flatMap(s -> s.signal().evidence().stream())
            .distinct()
            .collect(Collectors.joining(" "));
    return Optional.of("First to go wrong (UTC): " + order + " [" + ids + "]");
  }

  /** Those whose times are too inexact to tell their order stand together. */
  private static List<List<Sign>> groups(List<Sign> signs) {
    List<List<Sign>> groups = new ArrayList<>();
    Instant until = Instant.MIN;
    for (Sign sign : signs) {
      Instant at = sign.signal().at();
      Duration within = sign.within();
      if (groups.isEmpty() || at.isAfter(until)) {
        groups.add(new ArrayList<>());
        until = at.plus(within);
      }
      groups.getLast().add(sign);
    }
    return groups;
  }

  private static String words(List<Sign> together) {
    String what =
        together.stream().map(Sign::trouble).distinct().collect(Collectors.joining(" and "));
    String at = TIME.format(together.getFirst().signal().at());
    return what + (together.size() > 1 ? " (about the same time, " : " (") + at + ")";
  }
}
