package dee.probes.packets;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How a tcpdump ended, and what it said:
 *
 * <pre>
 * tcpdump: listening on lo, link-type EN10MB (Ethernet), snapshot length 128 bytes
 * 12 packets captured
 * 24 packets received by filter
 * 0 packets dropped by kernel
 * </pre>
 *
 * @param length how long it went on
 */
record Ending(Duration length, String said) {

  private static final int MOST_WORDS = 2_000;
  private static final Pattern LOST = Pattern.compile("(?m)^(\\d{1,18}) packets? dropped by ");
  private static final Pattern NO_PROBLEM =
      Pattern.compile("listening on |dropped privs to |verbose output |data link type ");

  Ending {
    said = said.length() > MOST_WORDS ? said.substring(0, MOST_WORDS) : said;
  }

  /** Packets that the kernel, or the device, could not hand over. */
  OptionalLong lost() {
    long[] found =
        LOST.matcher(said).results().map(MatchResult::group).mapToLong(Ending::number).toArray();
    return found.length == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Arrays.stream(found).sum());
  }

  private static long number(String line) {
    return Long.parseLong(line.substring(0, line.indexOf(' ')));
  }

  /** What it complained about. */
  Optional<String> problem() {
    return said.lines()
        .filter(line -> line.startsWith("tcpdump: ") || line.startsWith("sudo: "))
        .filter(line -> !NO_PROBLEM.matcher(line).find())
        .map(line -> line.replaceFirst("^tcpdump: ", ""))
        .findFirst();
  }

  /** Why it captured nothing at all. */
  <R> Outcome<R> refusal(String whatToDo) {
    String why = problem().orElseGet(() -> said.isBlank() ? "it said nothing" : said.strip());
    boolean denied = said.toLowerCase(Locale.ROOT).matches("(?s).*\\bpermi(ssion|tted)\\b.*");
    return Outcome.unavailable(
        denied ? Reason.NOT_PERMITTED : Reason.NOT_THERE,
        "tcpdump did not begin: " + why + (denied ? whatToDo : ""));
  }
}
