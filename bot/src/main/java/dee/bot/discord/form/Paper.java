package dee.bot.discord.form;

import dee.bot.room.Text;
import dee.bot.room.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects lines while there is room for them; the first that finds none, and all after it, are
 * left out. So nothing is ever cut within a line, a block of code or a mention.
 */
final class Paper {

  private static final int NAMES = 10;

  /** As long as one text may be in a file. */
  private static final int LONGEST = 20_000;

  private final Texts texts;
  private final Times times;
  private final int room;
  private final List<String> lines = new ArrayList<>();
  private int used;
  private boolean full;

  /**
   * @param room counted as Java does, which is never less than Discord's count
   */
  Paper(Texts texts, Times times, int room) {
    this.texts = texts;
    this.times = times;
    this.room = room;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Whether something was left out. */
  boolean full() {
    return full;
  }

  Paper line(String text) {
    full = full || used + text.length() + 1 > room;
    if (!full) {
      lines.add(text);
      used += text.length() + 1;
    }
    return this;
  }

  Paper heading(String mark, String text) {
    return line(mark + (mark.isEmpty() ? "" : " ") + "**" + text + "**");
  }

  Paper bullet(String text) {
    return line("- " + text);
  }

  /** Adds lines as a block of code, exactly as they are: all of them or none. */
  Paper block(String text) {
    if (full) {
      return this;
    }
    String lines = Said.lines(text, times == Times.FILE ? room / 4 : 2 * room);
    full = full || (times == Times.CHAT && !Said.fitsBlock(lines));
    return line(Said.block(lines));
  }

  /** Adds what somebody wrote, line by line. */
  Paper quote(String text) {
    text.lines().filter(line -> !line.isBlank()).forEach(line -> line("> " + said(line, room)));
    return this;
  }

  /** Words from elsewhere, within a line; a file has them all. */
  String said(String text, int atMost) {
    // No line is taken any more: the work may be large, and would be for nothing.
    return full ? "" : Said.line(text, times == Times.FILE ? LONGEST : atMost);
  }

  /** The first of these names, and how many more there are; a file has them all. */
  String names(List<String> names) {
    return names(names, 60);
  }

  String names(List<String> names, int atMost) {
    return Names.of(texts, names, times == Times.FILE ? names.size() : NAMES, n -> said(n, atMost));
  }

  /** Dee's words with words from elsewhere in them. */
  String words(Text text) {
    return texts.of(new Text(text.key(), text.values().stream().map(v -> said(v, 400)).toList()));
  }

  String clock(Instant at) {
    return times.clock(at);
  }

  String moment(Instant at) {
    return times.moment(at);
  }

  String due(Instant at) {
    return times.due(texts, at);
  }
}
