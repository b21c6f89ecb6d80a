package dee.probes.process;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of {@code /proc/PID/stat} (proc(5)). The name stands in parentheses and may itself hold
 * parentheses, blanks and newlines, so it ends at the last one. Lines after it are not looked at.
 *
 * <pre>
 * $ cat /proc/self/stat
 * 15716 (cat) R 15694 15694 3441 0 -1 4194304 98 0 0 0 0 0 0 0 20 0 1 0 101427 5754880 …
 * 16113 (a) (b c) S 16106 16106 3441 0 -1 4194304 94 0 0 0 0 0 0 0 20 0 1 0 102513 5484544 …
 * </pre>
 *
 * @param comm the name, at most 15 bytes
 * @param fields the fields as they are called in proc(5), from the third on: first the state
 */
public record ProcStat(long pid, String comm, List<String> fields) {

  private static final Pattern LINE =
      Pattern.compile("\\s*(\\d{1,18}) \\((.*)\\)((?: [^\\s()]+)+)\\s*(?:\\n.*)?", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  public ProcStat {
    fields = List.copyOf(fields);
  }

  /** The line read; empty when it is not one, or is too short to hold the start time. */
  public static Optional<ProcStat> parse(String text) {
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      return Optional.empty();
    }
    List<String> fields = List.of(line.group(3).strip().split(" ", -1));
    boolean numbers =
        fields.size() >= 20
            && List.of(11, 12, 17, 19).stream()
                .allMatch(i -> NUMBER.matcher(fields.get(i)).matches());
    return numbers
        ? Optional.of(new ProcStat(Long.parseLong(line.group(1)), line.group(2), fields))
        : Optional.empty();
  }

  /** The state's letter. */
  public String state() {
    return fields.getFirst();
  }

  /** CPU time in user mode and in the kernel, of all threads, in clock ticks. */
  public long cpuTicks() {
    return number(14) + number(15);
  }

  public long threads() {
    return number(20);
  }

  /**
   * When it started, in clock ticks since boot; with the pid it tells a process from its successor.
   */
  public long startTicks() {
    return number(22);
  }

  /** A field by its number in proc(5). */
  private long number(int field) {
    return Long.parseLong(fields.get(field - 3));
  }
}
