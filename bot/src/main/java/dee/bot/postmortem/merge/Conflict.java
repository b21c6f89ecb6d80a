package dee.bot.postmortem.merge;

import dee.bot.postmortem.merge.LineParts.Bullet;
import dee.bot.postmortem.merge.LineParts.Row;
import dee.bot.postmortem.merge.LineParts.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts together a line that people and the generator both changed: part by part where they changed
 * different ones, else people's text first and the generated one behind a mark.
 *
 * @param mark before what the generator says, such as {@code ⚠ Dee now:}
 */
record Conflict(String mark) {

  /** The lines that stand for it; {@code mine} is empty where people took the line out. */
  List<String> resolve(String base, Optional<String> mine, String theirs) {
    if (mine.isEmpty() || isMark(mine.get())) {
      return List.of(marked(theirs));
    }
    LineParts parts = LineParts.of(mine.get());
    if (parts instanceof Row m
        && LineParts.of(base) instanceof Row b
        && LineParts.of(theirs) instanceof Row t
        && m.cells().size() == b.cells().size()
        && m.cells().size() == t.cells().size()) {
      return List.of(row(b, m, t).line());
    }
    if (parts instanceof Bullet m
        && LineParts.of(base) instanceof Bullet b
        && LineParts.of(theirs) instanceof Bullet t) {
      Optional<String> sentence = part(b.sentence(), m.sentence(), t.sentence());
      Optional<String> references = part(b.references(), m.references(), t.references());
      if (sentence.isPresent() && references.isPresent()) {
        return List.of(sentence.get() + references.get());
      }
    }
    return List.of(mine.get(), marked(theirs));
  }

  private Row row(Row base, Row mine, Row theirs) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < base.cells().size(); i++) {
      String m = mine.cells().get(i);
      String t = theirs.cells().get(i);
      cells.add(
          part(base.cells().get(i), m, t).orElseGet(() -> (peoples(m) + " " + marks(t)).strip()));
    }
    return new Row(cells);
  }

  /** The part if only one side changed it, or both alike. */
  private static Optional<String> part(String base, String mine, String theirs) {
    if (mine.equals(base)) {
      return Optional.of(theirs);
    }
    return theirs.equals(base) || theirs.equals(mine) ? Optional.of(mine) : Optional.empty();
  }

  /** A cell without what an earlier conflict put into it. */
  private String peoples(String cell) {
    int at = cell.indexOf(mark);
    return at < 0 ? cell : cell.substring(0, at).strip();
  }

  private String marks(String text) {
    return mark + " " + text;
  }

  /** Whether the line only says what the generator said in an earlier conflict. */
  boolean isMark(String line) {
    String text = line.strip();
    return text.startsWith("- " + mark)
        || text.startsWith("> " + mark)
        || text.startsWith("| " + mark);
  }

  private String marked(String theirs) {
    return switch (LineParts.of(theirs)) {
      case Row row -> "| " + mark + theirs.substring(1);
      case Bullet bullet -> bullet.line().replaceFirst("- ", "- " + mark + " ");
      case Whole whole -> "> " + marks(whole.line());
    };
  }
}
