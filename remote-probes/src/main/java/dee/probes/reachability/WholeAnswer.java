package dee.probes.reachability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one answer of HTTP/1.x to its end, as RFC 9112 (section 6.3) tells where that is. */
final class WholeAnswer {

  /** What is longer is not read. */
  static final int LONGEST = 256 * 1024;

  private static final int LONGEST_LINE = 8192;
  private static final int MOST_LINES = 200;

  /** Interim answers (1xx) come before the answer. */
  private static final int MOST_HEADS = 5;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.([01]) (\\d{3})(?: .*)?");

  private final PatientInput in;
  private boolean begun;

  WholeAnswer(PatientInput in) {
    this.in = in;
  }

  /** Whether any of it came. */
  boolean begun() {
    return begun;
  }

  /**
   * Reads it.
   *
   * @return whether another request may follow on the same connection
   * @throws IOException when it did not come in time, or broke off
   */
  boolean read() throws IOException {
    for (int heads = 0; heads < MOST_HEADS; heads++) {
      String first = in.line(LONGEST_LINE);
      begun = true;
      Matcher status = STATUS.matcher(first);
      if (!status.matches()) {
        return false;
      }
      List<String> head = head();
      int code = Integer.parseInt(status.group(2));
      if (code >= 200) {
        return isKept(status.group(1), head) && body(code, head);
      }
    }
    return false;
  }

  private static boolean isKept(String version, List<String> head) {
    String connection = field(head, "connection").orElse("");
    return version.equals("1") ? !connection.contains("close") : connection.contains("keep-alive");
  }

  private List<String> head() throws IOException {
    List<String> head = new ArrayList<>();
    for (String line = in.line(LONGEST_LINE); !line.isEmpty(); line = in.line(LONGEST_LINE)) {
      head.add(line);
      if (head.size() > MOST_LINES) {
        throw new IOException("a head without an end");
      }
    }
    return head;
  }

  /** Whether its end was reached; an answer that ends with the connection has none to wait for. */
  private boolean body(int code, List<String> head) throws IOException {
    if (code == 204 || code == 304) {
      return true;
    }
    if (field(head, "transfer-encoding").isPresent()) {
      return field(head, "transfer-encoding").get().endsWith("chunked") && chunks();
    }
    Optional<String> length = field(head, "content-length").filter(l -> l.matches("\\d{1,6}"));
    if (length.isEmpty() || Long.parseLong(length.get()) > LONGEST) {
      return false;
    }
    in.skip(Long.parseLong(length.get()));
    return true;
  }

  private boolean chunks() throws IOException {
    long total = 0;
    while (true) {
      String size = in.line(LONGEST_LINE).replaceFirst("\\s*;.*", "");
      if (!size.matches("[0-9A-Fa-f]{1,6}")) {
        return false;
      }
      int count = Integer.parseInt(size, 16);
      total += count;
      if (count == 0) {
        List<String> _ = head();
        return true;
      }
      if (total > LONGEST) {
        return false;
      }
      in.skip(count);
      String _ = in.line(LONGEST_LINE);
    }
  }

  private static Optional<String> field(List<String> head, String name) {
    return head.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip().toLowerCase(Locale.ROOT))
        .findFirst();
  }
}
