package dee.probes.shell;

import dee.probes.shell.Section.Completeness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the frames of {@code runner.sh} out of the byte stream of one script. Bytes may be pushed
 * in pieces of any size by one thread while another looks; nothing here blocks. What is outside of
 * frames (a login banner) is skipped, and only lines with the script's own boundary are frames.
 */
public final class FrameReader {

  private static final Pattern BEGIN =
      Pattern.compile(
          " begin ([a-z][a-z0-9-]*) ([12]) (\\d{1,11})\\.(\\d\\d) (\\d{1,10})\\.(\\d\\d)");
  private static final Pattern END =
      Pattern.compile(
          " end ([a-z][a-z0-9-]*) ([12]) exit=(\\d{1,3}) ms=(\\d{1,9}) bytes=(\\d{1,10}|-) cap=(\\d{1,10})");

  private final byte[] mark;
  private final int maxBytes;
  private final InstantSource clock;
  private byte[] received = new byte[8192];
  private int length;
  private boolean overflowed;
  private Optional<Instant> firstByteAt = Optional.empty();
  private int searched;
  private boolean done;

  /**
   * A reader of that script's answer.
   *
   * @param clock Dee's own clock, to tell the target's from
   */
  public FrameReader(Script script, InstantSource clock) {
    this(script.boundary(), atMost(script), clock);
  }

  FrameReader(String boundary, int maxBytes, InstantSource clock) {
    this.mark = ("dee-" + boundary + ' ').getBytes(StandardCharsets.US_ASCII);
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  /** Takes bytes as they arrive; those over what the probes' bounds allow together are dropped. */
  public synchronized void push(byte[] bytes, int offset, int count) {
    if (firstByteAt.isEmpty() && count > 0) {
      firstByteAt = Optional.of(clock.instant());
    }
    int taken = Math.min(count, maxBytes - length);
    overflowed |= taken < count;
    if (length + taken > received.length) {
      received =
          Arrays.copyOf(
              received, Math.min(maxBytes, Math.max(length + taken, 2 * received.length)));
    }
    System.arraycopy(bytes, offset, received, length, taken);
    length += taken;
    lookForDone();
  }

  /** Whether the end marker has arrived: nothing more will come, the stream may be closed. */
  public synchronized boolean done() {
    return done;
  }

  /** What arrived, read; to be called once no more bytes will come. */
  public synchronized ScriptOutput finish(ExitStatus exit, String stderr) {
    List<Section> sections = sections();
    Optional<Duration> skew =
        sections.stream()
            .findFirst()
            .flatMap(first -> firstByteAt.map(at -> Duration.between(at, first.at())));
    return new ScriptOutput(sections, done && !overflowed, stderr, exit, skew);
  }

  private void lookForDone() {
    for (int at = frame(searched); at >= 0; at = frame(at + 1)) {
      searched = at;
      if (lineAt(at).equals(" done")) {
        done = true;
      }
    }
    searched = Math.max(searched, length - 4 * mark.length);
  }

  private List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    for (int at = frame(0); at >= 0; at = frame(at + 1)) {
      Matcher begin = BEGIN.matcher(lineAt(at));
      if (begin.matches()) {
        int from = Math.min(length, endOfLine(at) + 1);
        int end = frame(from);
        sections.add(section(begin, from, end));
      }
    }
    return sections;
  }

  private Section section(Matcher begin, int from, int end) {
    String probe = begin.group(1);
    int sample = Integer.parseInt(begin.group(2));
    Instant at = Instant.ofEpochSecond(number(begin, 3), number(begin, 4) * 10_000_000);
    Duration uptime = Duration.ofSeconds(number(begin, 5), number(begin, 6) * 10_000_000);
    Matcher tail = END.matcher(end < 0 ? "" : lineAt(end));
    boolean ended =
        tail.matches() && tail.group(1).equals(probe) && tail.group(2).equals(begin.group(2));
    int to = end < 0 ? length : Math.max(from, end - 1);
    if (!ended) {
      byte[] rest = Arrays.copyOfRange(received, from, to);
      return new Section(probe, sample, at, uptime, -1, Duration.ZERO, rest, Completeness.BROKEN);
    }
    int cap = (int) Math.min(Integer.MAX_VALUE, number(tail, 6));
    boolean whole = tail.group(5).equals("-") || number(tail, 5) == to - from;
    byte[] output =
        Arrays.copyOfRange(received, from, Math.min(to, from + Math.min(cap, maxBytes)));
    return new Section(
        probe,
        sample,
        at,
        uptime,
        Integer.parseInt(tail.group(3)),
        Duration.ofMillis(number(tail, 4)),
        output,
        !whole ? Completeness.BROKEN : to - from > cap ? Completeness.CAPPED : Completeness.WHOLE);
  }

  /** Where the next complete frame line begins, at or after that place; -1 when there is none. */
  private int frame(int from) {
    for (int at = Math.max(0, from); at + mark.length <= length; at++) {
      if ((at == 0 || received[at - 1] == '\n')
          && Arrays.equals(received, at, at + mark.length, mark, 0, mark.length)) {
        return endOfLine(at) < length ? at : -1;
      }
    }
    return -1;
  }

  private int endOfLine(int at) {
    int end = at;
    while (end < length && received[end] != '\n') {
      end++;
    }
    return end;
  }

  /**
   * The frame line there, without its mark: {@code " begin …"}, {@code " end …"}, {@code " done"}.
   */
  private String lineAt(int at) {
    int from = at + mark.length - 1;
    return new String(received, from, endOfLine(at) - from, StandardCharsets.ISO_8859_1);
  }

  private static long number(Matcher matcher, int group) {
    return Long.parseLong(matcher.group(group));
  }

  private static int atMost(Script script) {
    long sum = 64 * 1024;
    for (var probe : script.probes()) {
      sum += (probe.bounds().outputBytes() + 1024L) * probe.samples();
    }
    return (int) Math.min(sum, Integer.MAX_VALUE - 8);
  }
}
