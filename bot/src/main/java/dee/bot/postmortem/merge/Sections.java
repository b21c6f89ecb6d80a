package dee.bot.postmortem.merge;

import java.util.List;

/** Finds the sections that people took out as a whole: nothing new is put into them. */
final class Sections {

  private final boolean[] gone;

  Sections(List<String> base, Edits mine) {
    gone = new boolean[base.size()];
    int start = 0;
    String fence = "";
    for (int i = 0; i <= base.size(); i++) {
      String line = i < base.size() ? base.get(i) : "";
      if (fence.isEmpty() && line.startsWith("```")) {
        fence = line.replaceFirst("[^`].*", "");
      } else if (line.equals(fence)) {
        fence = "";
      }
      if (i == base.size() || (fence.isEmpty() && line.startsWith("#"))) {
        mark(base, mine, start, i);
        start = i;
      }
    }
  }

  private void mark(List<String> base, Edits mine, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean stays = !base.get(i).isBlank() && mine.now(i).isPresent();
      boolean added = i > from && mine.insertedBefore(i).stream().anyMatch(l -> !l.isBlank());
      if (stays || added) {
        return;
      }
    }
    for (int i = from; i < to; i++) {
      gone[i] = true;
    }
  }

  /** Whether that line is of such a section. */
  boolean gone(int line) {
    return line >= 0 && line < gone.length && gone[line];
  }
}
