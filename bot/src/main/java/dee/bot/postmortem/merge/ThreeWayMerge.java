package dee.bot.postmortem.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings together what people made of a generated text, and the text as it is generated now. What
 * people changed, added or took out stays so; what is new is added; where both changed the same,
 * both are shown, people's first.
 */
public final class ThreeWayMerge {

  private final Conflict conflict;

  /**
   * Sets up merges.
   *
   * @param mark before what the generator says where people say something else
   */
  public ThreeWayMerge(String mark) {
    this.conflict = new Conflict(mark);
  }

  /**
   * Merges.
   *
   * @param base the text that people began with
   * @param mine what people made of it
   * @param theirs the text as it is generated now
   */
  public List<String> merge(List<String> base, List<String> mine, List<String> theirs) {
    Edits people = new Edits(base, mine);
    Edits generated = new Edits(base, theirs);
    Sections sections = new Sections(base, people);
    List<String> merged = new ArrayList<>();
    boolean conflicted = false;
    for (int i = 0; i <= base.size(); i++) {
      List<String> added = people.insertedBefore(i);
      if (conflicted) {
        added = added.stream().filter(l -> !conflict.isMark(l)).toList();
      }
      merged.addAll(both(added, news(generated.insertedBefore(i), sections, i)));
      if (i == base.size()) {
        break;
      }
      conflicted = line(base.get(i), i, people, generated, sections, merged);
    }
    return merged;
  }

  /**
   * What both texts hold, where it is not known what people began with: nothing is lost, but what
   * the generator now says otherwise stands twice.
   */
  public List<String> union(List<String> mine, List<String> theirs) {
    int[] match = LineDiff.matches(mine, theirs);
    List<String> shared = new ArrayList<>();
    for (int i = 0; i < match.length; i++) {
      if (match[i] >= 0) {
        shared.add(mine.get(i));
      }
    }
    return merge(shared, mine, theirs);
  }

  /** Adds what becomes of one line; returns whether both sides changed it. */
  private boolean line(
      String base, int i, Edits people, Edits generated, Sections sections, List<String> merged) {
    Optional<String> mine = people.now(i);
    Optional<String> theirs = generated.now(i);
    if (people.kept(i)) {
      theirs.ifPresent(merged::add);
      return false;
    }
    if (generated.kept(i) || theirs.isEmpty() || theirs.equals(mine) || sections.gone(i)) {
      mine.ifPresent(merged::add);
      return false;
    }
    merged.addAll(conflict.resolve(base, mine, theirs.get()));
    return true;
  }

  /** What the generator adds there; nothing within a section that people took out. */
  private static List<String> news(List<String> added, Sections sections, int line) {
    if (!sections.gone(line - 1)) {
      return added;
    }
    return added.stream().dropWhile(l -> !l.startsWith("#")).toList();
  }

  /** People's lines first, unless that would tear a list or a table apart. */
  private static List<String> both(List<String> people, List<String> generated) {
    List<String> rest = generated.stream().filter(l -> l.isBlank() || !people.contains(l)).toList();
    if (people.isEmpty() || rest.stream().allMatch(String::isBlank)) {
      return people.isEmpty() ? generated : people;
    }
    List<String> first = continues(rest) && !continues(people) ? rest : people;
    List<String> both = new ArrayList<>(first);
    both.addAll(first.equals(rest) ? people : rest);
    return both;
  }

  /** Whether the lines go on with a list or a table. */
  private static boolean continues(List<String> lines) {
    return lines.getFirst().startsWith("|") || lines.getFirst().startsWith("- ");
  }
}
