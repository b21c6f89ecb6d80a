package dee.bot;

import dee.bot.command.CommandDesk;
import dee.bot.command.CommandHandler;
import dee.bot.command.CommandParser;
import dee.bot.command.CommandSpec;
import dee.bot.command.Completion;
import dee.bot.command.Registry;
import dee.bot.console.Console;
import dee.bot.console.ConsoleChat;
import dee.bot.console.QuitCommand;
import dee.bot.incident.Actor;
import dee.bot.room.Texts;
import dee.bot.target.Inventory;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Dee and a chat with it in this terminal; closing it ends both. */
final class Conversation implements AutoCloseable {

  private final Console console;
  private final Station station;
  private final ConsoleChat chat;

  private Conversation(Workplace place) {
    Texts texts = new Texts(Locale.ENGLISH);
    this.console =
        Console.open(
            texts,
            ZoneId.systemDefault(),
            place.data().history(),
            new Completion(Registry.STANDARD, place.memory()));
    this.station = Station.open(place, console.room(), texts);
    QuitCommand quit = new QuitCommand();
    Map<CommandSpec, CommandHandler> handlers = new HashMap<>(station.handlers());
    handlers.put(Registry.QUIT, quit);
    this.chat =
        new ConsoleChat(
            console,
            new CommandDesk(new CommandParser(Registry.STANDARD, place.memory()), handlers),
            station.investigations(),
            quit);
  }

  /**
   * Opens one.
   *
   * @param folder where incidents are kept
   */
  static Conversation open(Inventory inventory, Path folder) {
    Workplace place = Workplace.open(inventory, folder);
    try {
      return new Conversation(place);
    } catch (RuntimeException e) {
      place.close();
      throw e;
    }
  }

  Station station() {
    return station;
  }

  Console console() {
    return console;
  }

  /** Takes what people type until they leave. */
  void chat() throws InterruptedException {
    chat.run(Actor.person(System.getProperty("user.name")));
  }

  @Override
  public void close() {
    station.close();
    console.close();
  }
}
