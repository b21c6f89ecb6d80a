package dee.bot.console;

import dee.bot.command.CommandDesk;
import dee.bot.console.LineSource.Input;
import dee.bot.investigation.Investigations;
import dee.bot.room.Post;
import dee.bot.room.Room;

/**
 * The chat loop: reads lines, has them obeyed, until Ctrl-D, {@code /quit} or the end of the file.
 * Ctrl-C ends what runs, not the program.
 */
public final class ConsoleChat {

  private final LineSource lines;
  private final Room room;
  private final CommandDesk desk;
  private final Investigations investigations;
  private final Seat seat;

  /**
   * @param seat the one whose handlers the desk has
   */
  public ConsoleChat(Console console, CommandDesk desk, Investigations investigations, Seat seat) {
    this(console.lines(), console.room(), desk, investigations, seat);
  }

  ConsoleChat(
      LineSource lines, Room room, CommandDesk desk, Investigations investigations, Seat seat) {
    this.lines = lines;
    this.room = room;
    this.desk = desk;
    this.investigations = investigations;
    this.seat = seat;
  }

  /** Chats until the person leaves; then ends what still runs and waits for its end. */
  public void run() throws InterruptedException {
    Thread chat = Thread.currentThread();
    lines.onInterrupt(chat::interrupt);
    if (lines.interactive()) {
      room.say(Post.Notice.info("console.welcome"));
    }
    boolean on = true;
    while (on) {
      on =
          switch (lines.next()) {
            case Input.Line(String text) -> obey(text);
            case Input.Interrupt _ -> cancel();
            case Input.End _ -> false;
          };
    }
    investigations.cancel();
    investigations.awaitIdle();
  }

  /** Whether to go on. */
  private boolean obey(String text) {
    try {
      desk.obey(text, seat.caller(), room);
      // Nobody could type meanwhile: the next line of a file may need what this one finds.
      if (!lines.interactive()) {
        investigations.awaitIdle();
      }
      return !seat.left();
    } catch (InterruptedException _) {
      investigations.cancel();
      room.say(Post.Notice.info("console.interrupted"));
      return true;
    }
  }

  private boolean cancel() {
    room.say(
        investigations.cancel()
            ? Post.Notice.info("console.cancelled")
            : Post.Notice.info("console.nothing-to-cancel"));
    return true;
  }
}
