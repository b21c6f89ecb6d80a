package dee.probes.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where the columns of an lsof table stand. Any may be empty in a row, and the only thing that
 * tells is the place: a word belongs to the heading it stands under.
 */
record LsofColumns(List<Heading> headings, int nameFrom) {

  private static final Pattern HEADER =
      Pattern.compile("COMMAND +PID (?:.* )?USER +FD +TYPE +DEVICE +SIZE(?:/OFF)? +NODE +NAME\\s*");
  private static final Pattern WORD = Pattern.compile("\\S+");

  record Heading(String name, int from, int to) {

    int distance(int start, int end) {
      return Math.max(Math.max(from - end, start - to), -1);
    }
  }

  /** The columns of a header line; empty for any other line. */
  static Optional<LsofColumns> of(String line) {
    if (!HEADER.matcher(line).matches()) {
      return Optional.empty();
    }
    List<Heading> headings = new ArrayList<>();
    for (MatchResult word : WORD.matcher(line).results().toList()) {
      headings.add(new Heading(word.group(), word.start(), word.end()));
    }
    int nameFrom = headings.removeLast().from();
    return Optional.of(new LsofColumns(List.copyOf(headings), nameFrom));
  }

  /** A row under this header; empty when the line is none. */
  Optional<LsofRow> row(String line) {
    if (line.length() <= nameFrom || line.charAt(nameFrom - 1) != ' ') {
      return Optional.empty();
    }
    LsofRow row = LsofRow.EMPTY.with("NAME", line.substring(nameFrom).stripTrailing());
    for (MatchResult word : WORD.matcher(line.substring(0, nameFrom)).results().toList()) {
      row = row.with(under(word).name(), word.group());
    }
    return row.pid().matches("\\d{1,10}") && row.descriptor().matches("\\S{1,12}")
        ? Optional.of(row)
        : Optional.empty();
  }

  /** The heading a word stands under, or else the nearest. */
  private Heading under(MatchResult word) {
    Heading best = headings.getFirst();
    for (Heading heading : headings) {
      if (heading.distance(word.start(), word.end()) < best.distance(word.start(), word.end())) {
        best = heading;
      }
    }
    return best;
  }
}
