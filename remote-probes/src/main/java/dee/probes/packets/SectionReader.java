package dee.probes.packets;

import dee.probes.Outcome;
import dee.probes.packets.Capture.Scope;
import dee.probes.shell.Section;
import dee.probes.shell.Section.Completeness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code packets.sh} prints: a line, the pcap, and some lines at its end.
 *
 * <pre>
 * # device=lo scope=WHOLE port=8080 seconds=7 most=20000 by=root rate=12 network=own options=--immediate-mode filter=tcp port 8080
 * (the pcap's bytes)
 * # ended ms=7010
 * tcpdump: listening on lo, link-type EN10MB (Ethernet), snapshot length 128 bytes
 * 412 packets captured
 * exit=0
 * </pre>
 */
final class SectionReader {

  private static final Pattern HEAD =
      Pattern.compile(
          "# device=(\\S{1,40}) scope=(WHOLE|FLAGS) port=(\\d{1,5}) seconds=\\d{1,4} most=(\\d{1,9})"
              + " by=(\\S{1,64}) rate=(\\d{1,18}|unknown) network=(own|process)"
              + " options=(\\S{1,64}) filter=(.{1,400})");
  private static final byte[] TAIL = "\n# ended ms=".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern ENDED = Pattern.compile("\n# ended ms=(\\d{1,9})\n(?s)(.*)");

  /** The lines at the end are short; what is farther from it is of packets. */
  private static final int LONGEST_TAIL = 16 * 1024;

  private SectionReader() {}

  /** The recording, or what was odd about it. */
  static Outcome<Recording> read(Section section) {
    byte[] bytes = section.output();
    int line = 0;
    while (line < bytes.length && bytes[line] != '\n') {
      line++;
    }
    String first = new String(bytes, 0, Math.min(line, 1_000), StandardCharsets.UTF_8);
    Matcher head = HEAD.matcher(first);
    if (!head.matches()) {
      return Outcome.malformed(
          bytes.length == 0 ? "the answer is empty" : "it does not say what was captured");
    }
    int from = Math.min(bytes.length, line + 1);
    boolean capped = section.completeness() == Completeness.CAPPED;
    // what a packet carries may look like the end, but only the last one is it
    Optional<Integer> tail = capped ? Optional.empty() : tail(bytes, from - 1);
    if (!capped && !section.timedOut() && tail.isEmpty()) {
      return Outcome.malformed("the end of the capture is missing");
    }
    int to = tail.map(at -> Math.max(at, from)).orElse(bytes.length);
    Ending ending =
        tail.map(at -> ending(bytes, at))
            .orElseGet(() ->
                section.timedOut()
                    ? Ending.killed(section.elapsed())
                    : new Ending(section.elapsed(), ""));
    return Outcome.measured(
        new Recording(order(head), Arrays.copyOfRange(bytes, from, to), ending, capped));
  }

  private static Order order(Matcher head) {
    return new Order(
        head.group(1),
        head.group(2).equals("FLAGS") ? Scope.FLAGS : Scope.WHOLE_FLOWS,
        Integer.parseInt(head.group(3)),
        Long.parseLong(head.group(4)),
        manner(head));
  }

  private static String manner(Matcher head) {
    String rate = head.group(6);
    return "by "
        + head.group(5)
        + (head.group(7).equals("process") ? " in the process's own network" : "")
        + (head.group(8).equals("old") ? " (an old tcpdump: the last second may be lost)" : "")
        + (rate.equals("unknown") ? "" : ", at " + rate + " TCP segments a second on all ports")
        + ", filter: "
        + head.group(9);
  }

  private static Optional<Integer> tail(byte[] bytes, int least) {
    int last = bytes.length - TAIL.length;
    for (int at = last; at >= Math.max(least, last - LONGEST_TAIL); at--) {
      if (Arrays.equals(bytes, at, at + TAIL.length, TAIL, 0, TAIL.length)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static Ending ending(byte[] bytes, int at) {
    String text = new String(bytes, at, bytes.length - at, StandardCharsets.UTF_8);
    Matcher ended = ENDED.matcher(text);
    return ended.matches()
        ? new Ending(Duration.ofMillis(Long.parseLong(ended.group(1))), ended.group(2))
        : new Ending(Duration.ZERO, "");
  }
}
