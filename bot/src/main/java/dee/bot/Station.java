package dee.bot;

import dee.bot.alert.AlertCounts;
import dee.bot.alert.AlertIntake;
import dee.bot.alert.AlertServer;
import dee.bot.command.CommandHandler;
import dee.bot.command.CommandSpec;
import dee.bot.command.ExplainCommand;
import dee.bot.command.IncidentCommands;
import dee.bot.command.ProbingCommands;
import dee.bot.command.Registry;
import dee.bot.delivery.Delivery;
import dee.bot.incident.Errand;
import dee.bot.incident.ErrandRunner;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Postmortems;
import dee.bot.investigation.DueInvestigations;
import dee.bot.investigation.IncidentOpening;
import dee.bot.investigation.IncidentRuns;
import dee.bot.investigation.Investigations;
import dee.bot.investigation.OfferedCommands;
import dee.bot.investigation.Telling;
import dee.bot.investigation.Voice;
import dee.bot.mitigation.InventoryOffers;
import dee.bot.mitigation.MitigationCommands;
import dee.bot.postmortem.ExportCommand;
import dee.bot.postmortem.MissedPostmortem;
import dee.bot.postmortem.PostmortemFiles;
import dee.bot.postmortem.ZipBundles;
import dee.bot.room.Journal;
import dee.bot.room.Room;
import dee.bot.room.Texts;
import dee.bot.schedule.DbAgenda;
import dee.bot.store.DataDirectory;
import dee.bot.store.Retention;
import dee.bot.target.Inventory;
import dee.bot.target.Service;
import dee.bot.update.UpdateClock;
import dee.bot.update.UpdateDraft;
import dee.bot.update.UpdateReminder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything Dee is but the place where people talk to it, wired by hand. Closing it ends what
 * runs; what was cut off goes on the next time.
 */
final class Station implements AutoCloseable {

  private static final Duration TO_SHOW = Duration.ofSeconds(10);

  private final Workplace place;
  private final DbAgenda agenda;
  private final Delivery delivery;
  private final Retention retention;
  private final Journal journal;
  private final Room room;
  private final DueInvestigations investigations;
  private final IncidentOpening opening;
  private Optional<AlertServer> alerts = Optional.empty();
  private final Map<CommandSpec, CommandHandler> handlers = new HashMap<>();
  private final Map<Errand.Kind, ErrandRunner> runners = new EnumMap<>(Errand.Kind.class);

  private Station(Workplace place, Room room, Texts texts) {
    InstantSource clock = InstantSource.system();
    Inventory inventory = place.inventory();
    DataDirectory data = place.data();
    this.place = place;
    this.room = room;
    this.agenda = new DbAgenda(data.database(), data.node(), clock);
    this.delivery =
        new Delivery(
            data.outbox(), letter -> room.say(letter.post()), data.chatLease(clock), clock);
    this.retention = data.retention(inventory.retention(), clock);
    this.journal =
        new Journal(
            data.incidents(), data.chronicle(agenda, this::written), data.evidence(), clock);
    Postmortems postmortems =
        new PostmortemFiles(data.incidents(), data.evidence(), texts, data.postmortems(), clock);
    OfferedCommands offers = new InventoryOffers(inventory, data.incidents(), clock, texts);
    IncidentRuns incidentRuns =
        new IncidentRuns(place.runs()::run, new Telling(journal, offers, postmortems, Voice.ALOUD));
    this.investigations = new DueInvestigations(agenda, incidentRuns, clock);
    this.opening =
        new IncidentOpening(journal, service -> automatic(inventory, service), inventory.updates());
    UpdateClock updates = new UpdateClock(inventory.updates());
    UpdateDraft draft = new UpdateDraft(texts);
    handlers.putAll(new IncidentCommands(opening, postmortems, updates, draft).handlers());
    handlers.putAll(
        new ProbingCommands(
                journal,
                investigations,
                new ProbingDesk(inventory, place.catalog(), place.runs().machines(), clock),
                place.memory())
            .handlers());
    handlers.put(Registry.EXPLAIN, new ExplainCommand(place.runs().library()));
    handlers.putAll(new MitigationCommands(journal, inventory, texts).handlers());
    handlers.put(
        Registry.EXPORT,
        new ExportCommand(
            data.incidents(),
            new ZipBundles(data.incidents(), data.evidence(), postmortems, texts)));
    Changes changes = new Changes(place, journal, incidentRuns, texts);
    runners.put(Errand.Kind.INVESTIGATE, investigations);
    runners.put(Errand.Kind.UPDATE, new UpdateReminder(journal, updates, draft));
    runners.putAll(changes.runners());
    runners.put(Errand.Kind.POSTMORTEM, new MissedPostmortem(journal, postmortems));
  }

  /**
   * Opens one; it goes on with what an earlier one left.
   *
   * @param place closed with the station
   * @param room where everyone reads
   */
  static Station open(Workplace place, Room room, Texts texts) {
    Station station = new Station(place, room, texts);
    try {
      return station.start();
    } catch (RuntimeException e) {
      station.stop();
      throw e;
    }
  }

  private Station start() {
    delivery.start();
    retention.start();
    agenda.start(runners);
    alerts =
        place
            .inventory()
            .alerts()
            .map(settings ->
                AlertServer.start(
                    settings,
                    new AlertIntake(settings, opening, room, new AlertCounts()),
                    System.getenv()));
    return this;
  }

  /** Where alerts come in; empty where the configuration names no such place. */
  OptionalInt alertPort() {
    return alerts.map(server -> OptionalInt.of(server.port())).orElse(OptionalInt.empty());
  }

  private void written() {
    delivery.poke();
    agenda.wake();
  }

  private static Optional<String> automatic(Inventory inventory, String service) {
    return inventory.service(service).filter(Service::investigatesByItself).map(Service::playbook);
  }

  /** What it can do for people, but for what only their place can. */
  Map<CommandSpec, CommandHandler> handlers() {
    return Map.copyOf(handlers);
  }

  Journal journal() {
    return journal;
  }

  /** Opens incidents and announces them. */
  IncidentOpening opening() {
    return opening;
  }

  /** The incident that was opened last. */
  Optional<IncidentId> newest() {
    return journal.store().incidents().stream().map(Incident::id).findFirst();
  }

  Investigations investigations() {
    return investigations;
  }

  /** Waits until everything that was written is shown, but not for ever. */
  void awaitShown() throws InterruptedException {
    delivery.awaitEmpty(TO_SHOW);
  }

  @Override
  public void close() {
    stop();
    place.close();
  }

  private void stop() {
    alerts.ifPresent(AlertServer::close);
    agenda.close();
    delivery.close(TO_SHOW);
    retention.close();
  }
}
