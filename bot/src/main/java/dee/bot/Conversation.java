package dee.bot;

import dee.bot.command.Caller;
import dee.bot.command.CommandDesk;
import dee.bot.command.CommandHandler;
import dee.bot.command.CommandParser;
import dee.bot.command.CommandSpec;
import dee.bot.command.Completion;
import dee.bot.command.HelpCommand;
import dee.bot.command.Registry;
import dee.bot.console.Console;
import dee.bot.console.ConsoleChat;
import dee.bot.console.Seat;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import dee.bot.target.Inventory;
import dee.bot.target.People;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Dee and a chat with it in this terminal; closing it ends both. */
final class Conversation implements Stage {

  private final Console console;
  private final People people;
  private final Station station;
  private final CommandDesk desk;
  private final ConsoleChat chat;

  private Conversation(Workplace place, String person) {
    Texts texts = new Texts(place.inventory().manners().language());
    this.people = place.inventory().people();
    Seat seat = new Seat(person, people);
    this.console =
        Console.open(
            texts,
            ZoneId.systemDefault(),
            place.data().history(),
            new Completion(Registry.STANDARD, place.memory(), people),
            seat);
    this.station = Station.open(place, Surface.of(console.room()), texts);
    Map<CommandSpec, CommandHandler> handlers = new HashMap<>(station.handlers());
    handlers.putAll(seat.handlers());
    handlers.putAll(new HelpCommand(Registry.STANDARD).handlers());
    this.desk = new CommandDesk(new CommandParser(Registry.STANDARD, place.memory()), handlers);
    this.chat = new ConsoleChat(console, desk, station.investigations(), seat);
  }

  /**
   * Opens one.
   *
   * @param folder where incidents are kept
   * @param person who sits at the terminal
   */
  static Conversation open(Inventory inventory, Path folder, String person) {
    Workplace place = Workplace.open(inventory, folder);
    try {
      return new Conversation(place, person);
    } catch (RuntimeException e) {
      place.close();
      throw e;
    }
  }

  @Override
  public Station station() {
    return station;
  }

  Console console() {
    return console;
  }

  @Override
  public void type(String person, String line) throws InterruptedException {
    console.room().say(Post.Notice.info("typed", person, line));
    desk.obey(line, Caller.of(person, people), console.room());
  }

  /** Takes what people type until they leave. */
  void chat() throws InterruptedException {
    chat.run();
  }

  @Override
  public void linger() throws InterruptedException {
    chat();
  }

  @Override
  public void close() {
    station.close();
    console.close();
  }
}
