package dee.bot.postmortem.facts;

import dee.bot.incident.Happening.SignalSeen;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells signals of a change (a start, a deploy) from signals of harm. */
public final class Changes {

  private static final Set<String> WORDS =
      Set.of(
          "start",
          "started",
          "restart",
          "restarted",
          "reload",
          "reloaded",
          "deploy",
          "deployed",
          "release",
          "released",
          "config",
          "configuration",
          "migration",
          "changed",
          "rollout");

  private Changes() {}

  /** Whether the signal's name says that something was changed. */
  public static boolean is(Told<SignalSeen> seen) {
    String name = seen.what().signal().name().toLowerCase(Locale.ROOT);
    return Arrays.stream(name.split("[^a-z]+", -1)).anyMatch(WORDS::contains);
  }

  /** The changes on record, oldest first. */
  public static List<Told<SignalSeen>> all(CaseFile file) {
    return file.all(SignalSeen.class).stream()
        .filter(Changes::is)
        .sorted(Comparator.comparing(Told::at))
        .toList();
  }

  /** The last change that was made before then. */
  public static Optional<Told<SignalSeen>> lastBefore(CaseFile file, Instant then) {
    return all(file).stream().filter(c -> c.at().isBefore(then)).reduce((_, later) -> later);
  }
}
