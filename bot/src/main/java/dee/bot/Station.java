package dee.bot;

import dee.bot.alert.AlertCounts;
import dee.bot.alert.AlertIntake;
import dee.bot.alert.AlertServer;
import dee.bot.command.CommandHandler;
import dee.bot.command.CommandSpec;
import dee.bot.delivery.Delivery;
import dee.bot.health.HealthServer;
import dee.bot.health.Metrics;
import dee.bot.incident.Errand;
import dee.bot.incident.ErrandRunner;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.investigation.DueInvestigations;
import dee.bot.investigation.IncidentOpening;
import dee.bot.investigation.IncidentRuns;
import dee.bot.investigation.Investigations;
import dee.bot.investigation.Telling;
import dee.bot.investigation.Voice;
import dee.bot.postmortem.MissedPostmortem;
import dee.bot.room.Journal;
import dee.bot.room.Texts;
import dee.bot.schedule.DbAgenda;
import dee.bot.store.DataDirectory;
import dee.bot.store.Lease;
import dee.bot.store.Retention;
import dee.bot.target.Inventory;
import dee.bot.target.Service;
import dee.bot.update.UpdateReminder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything Dee is but the place where people talk to it, wired by hand. Closing it ends what
 * runs; what was cut off goes on the next time.
 */
final class Station implements AutoCloseable {

  private static final Duration TO_SHOW = Duration.ofSeconds(10);

  private final Tools tools;
  private final Surface surface;
  private final Lease lease;
  private final DbAgenda agenda;
  private final Delivery delivery;
  private final Retention retention;
  private final IncidentOpening opening;
  private final DueInvestigations investigations;
  private final Metrics metrics = new Metrics();
  private final AlertCounts counts = new AlertCounts();
  private final SelfCheck self;
  private final Map<Errand.Kind, ErrandRunner> runners = new EnumMap<>(Errand.Kind.class);
  private Optional<AlertServer> alerts = Optional.empty();
  private Optional<HealthServer> health = Optional.empty();

  private Station(Workplace place, Surface surface, Texts texts) {
    InstantSource clock = InstantSource.system();
    Inventory inventory = place.inventory();
    DataDirectory data = place.data();
    this.surface = surface;
    this.lease = data.chatLease(clock);
    this.agenda = new DbAgenda(data.database(), data.node(), clock);
    this.delivery = new Delivery(data.outbox(), surface.channel(), new Lent(lease), clock, metrics);
    this.self = new SelfCheck(delivery, data.outbox(), agenda, surface, counts);
    this.retention = data.retention(inventory.retention(), clock);
    Journal journal =
        new Journal(
            data.incidents(), data.chronicle(agenda, this::written), data.evidence(), clock);
    this.tools = new Tools(place, journal, texts);
    IncidentRuns runs =
        new IncidentRuns(
            new MeasuredRuns(place.runs()::run, metrics),
            new Telling(journal, tools.offers(), tools.postmortems(), texts, Voice.ALOUD));
    this.investigations = new DueInvestigations(agenda, runs, clock);
    this.opening =
        new IncidentOpening(journal, service -> automatic(inventory, service), inventory.updates());
    runners.put(Errand.Kind.INVESTIGATE, investigations);
    runners.put(Errand.Kind.UPDATE, new UpdateReminder(journal, tools.updates(), tools.draft()));
    runners.putAll(new Changes(place, journal, runs, texts).runners());
    runners.put(Errand.Kind.POSTMORTEM, new MissedPostmortem(journal, tools.postmortems()));
  }

  /**
   * Opens one; it goes on with what an earlier one left.
   *
   * @param place closed with the station
   * @param surface where people meet it; closed with the station
   */
  static Station open(Workplace place, Surface surface, Texts texts) {
    Station station = new Station(place, surface, texts);
    try {
      return station.start();
    } catch (RuntimeException e) {
      station.stop();
      throw e;
    }
  }

  private Station start() {
    surface.start(this);
    delivery.start();
    retention.start();
    agenda.start(runners);
    Inventory inventory = tools.place().inventory();
    alerts =
        inventory
            .alerts()
            .map(settings ->
                AlertServer.start(
                    settings,
                    new AlertIntake(settings, opening, surface.room(), counts),
                    System.getenv()));
    metrics.watch(new StationVitals(self, tools.place().runs().machines(), lease));
    health =
        inventory
            .doors()
            .health()
            .map(settings ->
                HealthServer.start(settings, self.readiness(new Texts(Locale.ENGLISH)), metrics));
    return this;
  }

  /** Where alerts come in; empty where the configuration names no such place. */
  OptionalInt alertPort() {
    return alerts.map(server -> OptionalInt.of(server.port())).orElse(OptionalInt.empty());
  }

  /** Where monitors look after it; empty where the configuration names no such place. */
  OptionalInt healthPort() {
    return health.map(server -> OptionalInt.of(server.port())).orElse(OptionalInt.empty());
  }

  /** Whether this Dee is the one that speaks in the chat now. */
  boolean speaks() {
    return lease.held();
  }

  private void written() {
    delivery.poke();
    agenda.wake();
    surface.written();
  }

  private static Optional<String> automatic(Inventory inventory, String service) {
    return inventory.service(service).filter(Service::investigatesByItself).map(Service::playbook);
  }

  /** What it can do for people, but for what only their place can. */
  Map<CommandSpec, CommandHandler> handlers() {
    return new StationCommands(tools, opening, investigations, self).handlers();
  }

  /** What its surface works with too. */
  Tools tools() {
    return tools;
  }

  Journal journal() {
    return tools.journal();
  }

  /** The incident that was opened last. */
  Optional<IncidentId> newest() {
    return journal().store().incidents().stream().map(Incident::id).findFirst();
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
    tools.place().close();
  }

  private void stop() {
    health.ifPresent(HealthServer::close);
    alerts.ifPresent(AlertServer::close);
    agenda.close();
    delivery.close(TO_SHOW);
    surface.close();
    // Only now may another Dee speak: this one has said all it had to.
    lease.close();
    retention.close();
  }
}
