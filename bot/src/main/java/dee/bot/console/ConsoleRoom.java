package dee.bot.console;

import dee.bot.room.Post;
import dee.bot.room.Room;
import dee.bot.room.Texts;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The room that is this terminal, or this stream. Safe for many threads. */
public final class ConsoleRoom implements Room {

  private final Screen screen;
  private final boolean rewrites;
  private final Texts texts;
  private final ZoneId zone;
  private final Map<String, Milestone> printed = new HashMap<>();

  /** What must change before a line that cannot be rewritten is printed again. */
  private record Milestone(int phase, int missing, boolean done) {}

  ConsoleRoom(Screen screen, boolean rewrites, Texts texts, ZoneId zone) {
    this.screen = screen;
    this.rewrites = rewrites;
    this.texts = texts;
    this.zone = zone;
  }

  /** A room whose posts are printed to a stream, without colour; UTF-8 is wise. */
  public static ConsoleRoom printing(PrintStream out, Texts texts, ZoneId zone) {
    return new ConsoleRoom(new PlainScreen(out), false, texts, zone);
  }

  @Override
  public void say(Post post) {
    // The window may have another size by now.
    List<StyledLine> lines = new TextRendering(texts, zone, screen.width()).lines(post);
    if (post instanceof Post.Progress progress) {
      progress(progress, lines.getFirst());
    } else {
      screen.show(lines);
    }
  }

  private synchronized void progress(Post.Progress progress, StyledLine line) {
    Milestone now =
        new Milestone(Math.max(1, progress.phase()), progress.missing(), progress.done());
    if (rewrites || !now.equals(printed.put(progress.key(), now))) {
      screen.progress(line, progress.done());
    }
  }
}
