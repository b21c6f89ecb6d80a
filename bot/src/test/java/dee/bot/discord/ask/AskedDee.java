package dee.bot.discord.ask;

import dee.bot.command.CommandDesk;
import dee.bot.command.CommandHandler;
import dee.bot.command.CommandParser;
import dee.bot.command.CommandSpec;
import dee.bot.command.HelpCommand;
import dee.bot.command.IncidentCommands;
import dee.bot.command.LiveValues;
import dee.bot.command.Registry;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.OpenWork;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.IncidentOpening;
import dee.bot.mitigation.InventoryOffers;
import dee.bot.mitigation.MitigationCommands;
import dee.bot.room.AccountNames;
import dee.bot.room.Journal;
import dee.bot.room.Texts;
import dee.bot.store.DataDirectory;
import dee.bot.target.Inventory;
import dee.bot.target.InventoryReader;
import dee.bot.target.UpdateIntervals;
import dee.bot.update.Drafts;
import dee.bot.update.UpdateClock;
import dee.bot.update.UpdateDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Dee that obeys what people do in a chat, without targets; everything else is real. */
final class AskedDee implements AutoCloseable {

  private static final String INVENTORY =
      """
      data: here
      ssh: {user: oncall}
      targets: {orders-1: {host: 127.0.0.1}, orders-2: {host: 127.0.0.2}}
      services:
        orders:
          health-path: /health
          instances: [{target: orders-1, port: 8080}, {target: orders-2, port: 8080}]
          commands:
            restart: {run: 'do restart', about: 'stop it and start it again'}
            raise-fd-limit: {run: 'do raise', about: 'more open files'}
      """;

  static final String LINK = "https://discord.com/channels/1/2";

  final IncidentStore store;
  final AccountNames names;
  final CommandIds ids;
  final Map<String, IncidentId> threads = new HashMap<>();
  final Dispatcher dispatcher;

  private final DataDirectory data;
  private final ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor();
  private final Journal journal;
  private final Inventory inventory;
  private final LiveValues live;

  private AskedDee(Path folder, Rights rights) throws IOException {
    Path file = folder.resolve("dee.yaml");
    Files.writeString(file, INVENTORY);
    this.inventory = InventoryReader.read(file);
    this.data = DataDirectory.open(folder.resolve("data"));
    this.store = data.incidents();
    this.names = data.accountNames();
    this.journal =
        new Journal(
            store,
            data.chronicle((_, _, _) -> {}, () -> {}),
            data.evidence(),
            InstantSource.system());
    this.live = new Known(inventory, store);
    this.ids = new CommandIds(Registry.CHAT, data.keptLines());
    UpdateClock clock = new UpdateClock(UpdateIntervals.STANDARD);
    UpdateDraft draft = new UpdateDraft(new Texts(Locale.ENGLISH));
    Texts texts = new Texts(Locale.ENGLISH);
    this.dispatcher =
        new Dispatcher(
            new Asking(
                new Commands(
                    new CommandDesk(new CommandParser(Registry.CHAT, live), handlers(clock, draft)),
                    Registry.CHAT,
                    ids),
                new Knowledge(
                    live,
                    new Drafts(store, clock, draft),
                    new InventoryOffers(inventory, store, InstantSource.system(), texts)),
                new Staff(rights, names),
                new Whereabouts(
                    thread -> Optional.ofNullable(threads.get(thread)), _ -> Optional.of(LINK)),
                new Languages(Texts::new, PlainForms::in)),
            tasks,
            () -> "e-42");
  }

  /** One with what an earlier one left in the folder. */
  static AskedDee in(Path folder, Rights rights) {
    try {
      return new AskedDee(folder, rights);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<CommandSpec, CommandHandler> handlers(UpdateClock clock, UpdateDraft draft) {
    Map<CommandSpec, CommandHandler> handlers = new HashMap<>();
    handlers.putAll(
        new IncidentCommands(
                new IncidentOpening(journal, _ -> Optional.empty(), UpdateIntervals.STANDARD),
                id -> Path.of(id + ".md"),
                clock,
                draft)
            .handlers());
    handlers.putAll(
        new MitigationCommands(journal, inventory, new Texts(Locale.ENGLISH)).handlers());
    handlers.putAll(new HelpCommand(Registry.CHAT).handlers());
    return handlers;
  }

  List<TimelineEntry> timeline(int incident) {
    return store.timeline(new IncidentId(incident));
  }

  @Override
  public void close() {
    tasks.close();
    data.close();
  }

  /** What there is, read each time. */
  private record Known(Inventory inventory, IncidentStore store) implements LiveValues {

    @Override
    public List<String> services() {
      return List.copyOf(inventory.services().keySet());
    }

    @Override
    public List<String> targets() {
      return List.copyOf(inventory.targets().keySet());
    }

    @Override
    public List<Named> playbooks() {
      return List.of(new Named("connection-reset", "clients see resets"));
    }

    @Override
    public List<Named> probes() {
      return List.of(new Named("open-files", "open files"));
    }

    @Override
    public List<Incident> incidents() {
      return store.incidents();
    }

    @Override
    public List<Named> evidence() {
      return List.of();
    }

    @Override
    public List<Named> plans() {
      return store.incidents().stream()
          .flatMap(incident ->
              OpenWork.of(store.timeline(incident.id())).plans().stream()
                  .map(open -> new Named(open.plan().id(), incident.id() + "")))
          .toList();
    }
  }
}
