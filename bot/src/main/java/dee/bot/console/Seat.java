package dee.bot.console;

import dee.bot.command.Caller;
import dee.bot.command.CommandHandler;
import dee.bot.command.CommandSpec;
import dee.bot.command.Registry;
import dee.bot.incident.Actor;
import dee.bot.room.Cleaned;
import dee.bot.room.Post;
import dee.bot.target.People;
import java.util.Map;

/**
 * Who sits at the terminal, and whether somebody still does. A terminal is one seat: whoever may
 * use it is trusted to say who they are, and each entry keeps that name.
 */
public final class Seat {

  private static final int LONGEST_NAME = 40;

  private final People people;
  private volatile String name;
  private volatile boolean left;

  /**
   * A seat that somebody has taken.
   *
   * @throws IllegalArgumentException when nobody is called that
   */
  public Seat(String name, People people) {
    this.people = people;
    this.name = clean(name);
    if (!mayBe(name)) {
      throw new IllegalArgumentException("'" + clean(name) + "' is no name for a person");
    }
  }

  private static String clean(String name) {
    return Cleaned.line(name, LONGEST_NAME);
  }

  /** Whether a person may be called that; Dee's own name in a timeline means Dee. */
  public static boolean mayBe(String name) {
    return !clean(name).isEmpty() && !clean(name).equals(Actor.dee().name());
  }

  /** Whoever sits there now, with the rights of that name. */
  Caller caller() {
    return Caller.of(name, people);
  }

  Actor by() {
    return caller().by();
  }

  boolean left() {
    return left;
  }

  /** {@code /as} and {@code /quit}. */
  public Map<CommandSpec, CommandHandler> handlers() {
    return Map.of(Registry.AS, this::take, Registry.QUIT, _ -> left = true);
  }

  private void take(CommandHandler.Call call) {
    String next = clean(call.arguments().text("name"));
    if (!mayBe(next)) {
      call.reply().say(Post.Notice.error("seat.no-name", next));
      return;
    }
    String before = name;
    name = next;
    call.reply().say(Post.Notice.done("seat.taken", next, before));
  }
}
