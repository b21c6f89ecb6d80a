package dee.bot;

import dee.bot.command.CommandDesk;
import dee.bot.command.CommandHandler;
import dee.bot.command.CommandParser;
import dee.bot.command.CommandSpec;
import dee.bot.command.Completion;
import dee.bot.command.HelpCommand;
import dee.bot.command.IncidentCommands;
import dee.bot.command.ProbingCommands;
import dee.bot.command.Registry;
import dee.bot.console.Console;
import dee.bot.console.ConsoleChat;
import dee.bot.console.QuitCommand;
import dee.bot.incident.Actor;
import dee.bot.incident.Postmortems;
import dee.bot.investigation.BackgroundInvestigations;
import dee.bot.investigation.IncidentOpening;
import dee.bot.investigation.IncidentReporter;
import dee.bot.investigation.Investigations;
import dee.bot.investigation.OfferedCommands;
import dee.bot.postmortem.PostmortemFiles;
import dee.bot.room.Journal;
import dee.bot.room.Texts;
import dee.bot.store.DataDirectory;
import dee.bot.target.Inventory;
import dee.bot.target.Service;
import dee.probes.ProbeCatalog;
import dee.probes.standard.StandardProbes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything that a chat in the terminal needs, wired by hand; closing it ends what runs. */
final class Conversation implements AutoCloseable {

  private final DataDirectory data;
  private final PlaybookRuns runs;
  private final Console console;
  private final Journal journal;
  private final BackgroundInvestigations investigations;
  private final ConsoleChat chat;

  private Conversation(Inventory inventory, DataDirectory data, PlaybookRuns runs) {
    InstantSource clock = InstantSource.system();
    ProbeCatalog catalog = StandardProbes.catalog();
    Texts texts = new Texts(Locale.ENGLISH);
    this.data = data;
    this.runs = runs;
    Memory memory = new Memory(inventory, runs.library(), catalog, data.incidents());
    this.console =
        Console.open(
            texts,
            ZoneId.systemDefault(),
            data.history(),
            new Completion(Registry.STANDARD, memory));
    this.journal =
        new Journal(data.incidents(), data.chronicle(console.room()::say), data.evidence(), clock);
    Postmortems postmortems =
        new PostmortemFiles(data.incidents(), data.evidence(), texts, data.postmortems(), clock);
    this.investigations =
        new BackgroundInvestigations(
            incident -> new IncidentReporter(journal, incident, offered(inventory), postmortems),
            (incident, playbook, listener) ->
                runs.run(
                    runs.playbook(playbook).orElseThrow(),
                    inventory
                        .service(journal.store().incident(incident).orElseThrow().service())
                        .orElseThrow(),
                    listener));
    QuitCommand quit = new QuitCommand();
    Map<CommandSpec, CommandHandler> handlers =
        new HashMap<>(new IncidentCommands(journal, postmortems).handlers());
    handlers.putAll(
        new ProbingCommands(
                journal,
                investigations,
                new ProbingDesk(inventory, catalog, runs.machines(), clock),
                memory)
            .handlers());
    handlers.put(Registry.HELP, new HelpCommand(Registry.STANDARD));
    handlers.put(Registry.QUIT, quit);
    this.chat =
        new ConsoleChat(
            console,
            new CommandDesk(new CommandParser(Registry.STANDARD, memory), handlers),
            investigations,
            quit);
  }

  /**
   * Opens one.
   *
   * @param folder where incidents are kept
   */
  static Conversation open(Inventory inventory, Path folder) {
    DataDirectory data = DataDirectory.open(folder);
    try {
      return new Conversation(inventory, data, PlaybookRuns.of(inventory));
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static OfferedCommands offered(Inventory inventory) {
    return service ->
        inventory.service(service).map(Service::commands).orElse(Map.of()).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(c -> new OfferedCommands.Offer(c.getKey(), c.getValue(), eases(c.getKey())))
            .toList();
  }

  /** The conditions that a command of a known name helps against; none for others. */
  private static List<String> eases(String command) {
    return switch (command) {
      case "restart" -> List.of("fd-exhausted", "process-frozen", "db-pool-leak");
      case "raise-fd-limit" -> List.of("fd-exhausted");
      default -> List.of();
    };
  }

  /** Opens incidents and announces them. */
  IncidentOpening opening() {
    return new IncidentOpening(journal);
  }

  Investigations investigations() {
    return investigations;
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
    investigations.end(Duration.ofSeconds(10));
    runs.close();
    console.close();
    data.close();
  }
}
