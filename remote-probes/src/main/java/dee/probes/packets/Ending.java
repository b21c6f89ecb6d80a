package dee.probes.packets;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a tcpdump ended, and what it said:
 *
 * <pre>
 * tcpdump: listening on lo, link-type EN10MB (Ethernet), snapshot length 128 bytes
 * 12 packets captured
 * 24 packets received by filter
 * 0 packets dropped by kernel
 * exit=0
 * </pre>
 *
 * @param length how long it went on
 * @param said the beginning of its words, and its exit status
 */
record Ending(Duration length, String said) {

  /** So much is heard of it; it is ended when it says more. */
  static final int MOST_WORDS = 4096;

  private static final int LONGEST_PROBLEM = 300;
  private static final Pattern EXIT = Pattern.compile("exit=(\\d{1,3})\\s*$");
  private static final Pattern LOST = Pattern.compile("(?m)^(\\d{1,18}) packets? dropped by ");
  private static final Pattern NO_PROBLEM =
      Pattern.compile("listening on |dropped privs to |verbose output |data link type ");

  /** How one ended that had to be killed. */
  static Ending killed(Duration length) {
    return new Ending(length, "exit=137");
  }

  /** Whether it did not end when it was asked to. */
  boolean killed() {
    return exit() == 137;
  }

  private int exit() {
    Matcher exit = EXIT.matcher(said);
    return exit.find() ? Integer.parseInt(exit.group(1)) : 0;
  }

  /** Packets that the kernel, or the device, could not hand over. */
  OptionalLong lost() {
    long[] found =
        LOST.matcher(said).results().map(MatchResult::group).mapToLong(Ending::number).toArray();
    return found.length == 0 ? OptionalLong.empty() : OptionalLong.of(Arrays.stream(found).sum());
  }

  private static long number(String line) {
    return Long.parseLong(line.substring(0, line.indexOf(' ')));
  }

  /** What was wrong with it, in its own words where it has some. */
  Optional<String> problem() {
    if (killed()) {
      return Optional.of("it did not end when it was asked to, and was killed");
    }
    if (exit() == 141) {
      return Optional.of("it was ended because it did not stop complaining: " + firstLine());
    }
    return complaint();
  }

  private Optional<String> complaint() {
    return said.lines()
        .filter(line -> line.startsWith("tcpdump: ") || line.startsWith("sudo: "))
        .filter(line -> !NO_PROBLEM.matcher(line).find())
        .map(line -> shortened(line.replaceFirst("^tcpdump: ", "")))
        .findFirst();
  }

  private String firstLine() {
    return shortened(said.strip().lines().findFirst().orElse(""));
  }

  private static String shortened(String line) {
    return line.substring(0, Math.min(line.length(), LONGEST_PROBLEM));
  }

  /** Why it captured nothing at all. */
  <R> Outcome<R> refusal(String whatToDo) {
    if (exit() == 124 || exit() == 137 || exit() == 143) {
      return Outcome.unavailable(
          Reason.TIMED_OUT,
          "tcpdump captured nothing in %d s and did not end by itself"
              .formatted(length.toSeconds()));
    }
    String why = problem().orElseGet(() -> said.isBlank() ? "it said nothing" : firstLine());
    boolean denied = said.toLowerCase(Locale.ROOT).matches("(?s).*\\bpermi(ssion|tted)\\b.*");
    return Outcome.unavailable(
        denied ? Reason.NOT_PERMITTED : Reason.NOT_THERE,
        "tcpdump did not begin: " + why + (denied ? whatToDo : ""));
  }
}
