package dee.bot.postmortem.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line in the parts that change on their own: the cells of a table's row; a bullet's sentence and
 * its references; else the line as a whole.
 */
sealed interface LineParts {

  /** A row: {@code | a | b |}. */
  record Row(List<String> cells) implements LineParts {
    public Row {
      cells = List.copyOf(cells);
    }

    @Override
    public String line() {
      return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
  }

  /** A bullet: {@code - sentence [e1 t2]}. */
  record Bullet(String sentence, String references) implements LineParts {
    @Override
    public String line() {
      return sentence + references;
    }
  }

  /** Anything else. */
  record Whole(String line) implements LineParts {}

  Pattern BULLET = Pattern.compile("(\\s*- .*?)((?: \\[[et][0-9][et0-9 –]*])?)");

  String line();

  static LineParts of(String line) {
    if (line.length() > 1 && line.startsWith("|") && line.endsWith("|")) {
      return new Row(cells(line));
    }
    Matcher bullet = BULLET.matcher(line);
    return bullet.matches() ? new Bullet(bullet.group(1), bullet.group(2)) : new Whole(line);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    for (int i = 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        cell.append(c).append(line.charAt(++i));
      } else if (c == '|') {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    return cells;
  }
}
