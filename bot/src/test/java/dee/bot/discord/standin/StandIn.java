package dee.bot.discord.standin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A Discord on a port of this machine, with one guild. A client is pointed at {@link #apiUrl()} and
 * {@link #gatewayUrl()}; a test acts as its people, orders faults, and reads what happened.
 */
public final class StandIn implements AutoCloseable {

  private static final String TOKEN = "MTA.standin.token";

  private final Snowflakes ids;
  private final Journal journal;
  private final Guild guild;
  private final Account account;
  private final Gateway gateway;
  private final Faults faults = new Faults();
  private final Limits limits;
  private final Nonces nonces;
  private final Waiting waiting;
  private final Commands commands;
  private final Interactions interactions;
  private final People people;
  private final Place channel;
  private final RestServer server;

  private StandIn(InstantSource clock) {
    ids = new Snowflakes(clock);
    journal = new Journal(clock);
    guild = new Guild(ids);
    channel = guild.channel("incidents");
    account = new Account(guild, ids.next(), TOKEN);
    gateway = new Gateway(account, new GuildJson(guild), journal);
    limits = new Limits(clock);
    nonces = new Nonces(clock);
    waiting = new Waiting(journal);
    commands = new Commands(guild, account, ids, journal);
    interactions = new Interactions(guild, account, gateway, commands, waiting, ids);
    Messages messages = new Messages(guild, ids, journal, gateway);
    Threads threads = new Threads(guild, gateway, journal);
    people = new People(guild, messages, threads, ids);
    server =
        RestServer.start(
            new Desk(routes(messages, threads), account, faults, limits, journal), gateway);
  }

  public static StandIn start() {
    return new StandIn(InstantSource.system());
  }

  private Routes routes(Messages messages, Threads threads) {
    Routes routes = new Routes();
    new GuildRoutes(guild, account, this::gatewayUrl).addTo(routes);
    new MarkRoutes(guild, messages, journal).addTo(routes);
    new MessageRoutes(guild, messages, nonces).addTo(routes);
    new ThreadRoutes(guild, threads, ids, journal).addTo(routes);
    commands.addTo(routes);
    new CallbackRoute(interactions, messages, waiting, journal).addTo(routes);
    new HookRoutes(interactions, messages, waiting, journal).addTo(routes);
    return routes;
  }

  public String apiUrl() {
    return "http://127.0.0.1:" + server.port() + RestServer.API;
  }

  public String gatewayUrl() {
    return "ws://127.0.0.1:" + server.port() + RestServer.GATEWAY;
  }

  public String token() {
    return account.token();
  }

  public long applicationId() {
    return account.application();
  }

  public Guild guild() {
    return guild;
  }

  /** The text channel that is there from the start. */
  public Place channel() {
    return channel;
  }

  public Gateway gateway() {
    return gateway;
  }

  public Faults faults() {
    return faults;
  }

  public Limits limits() {
    return limits;
  }

  public People people() {
    return people;
  }

  /** Types a command in the channel; returns at once, what is read from the exchange waits. */
  public Exchange slash(Person person, String command, Map<String, ?> options) {
    return slash(person, channel, command, options);
  }

  public Exchange slash(Person person, Place place, String command, Map<String, ?> options) {
    return interactions.slash(person, place, command, options);
  }

  /**
   * Types into one option of a command.
   *
   * @param options what stands in the options, the one being typed included
   */
  public Exchange autocomplete(
      Person person, String command, String option, Map<String, ?> options) {
    return interactions.autocomplete(person, channel, command, option, options);
  }

  public Exchange press(Person person, StoredMessage message, String customId) {
    return interactions.use(person, message, customId, List.of());
  }

  public Exchange select(Person person, StoredMessage message, String customId, String... values) {
    return interactions.use(person, message, customId, List.of(values));
  }

  /** Fills in a modal; inputs that are not named keep what was prefilled. */
  public Exchange submit(Exchange shown, Map<String, String> values) {
    return interactions.submit(shown, values);
  }

  public Exchange messageCommand(Person person, String name, StoredMessage message) {
    return interactions.messageCommand(person, name, message);
  }

  /** How long the bot has for its first response; three seconds unless set. */
  public StandIn firstResponseWithin(Duration most) {
    waiting.firstResponse(most);
    return this;
  }

  /** How long an interaction's token lives; fifteen minutes unless set. */
  public StandIn tokensLive(Duration life) {
    waiting.tokenLife(life);
    return this;
  }

  /** How long an enforced nonce is remembered; five minutes unless set. */
  public StandIn noncesRemembered(Duration memory) {
    nonces.memory(memory);
    return this;
  }

  /** How long the waiting methods wait; thirty seconds unless set. */
  public StandIn patience(Duration most) {
    waiting.patience(most);
    return this;
  }

  /** The commands that are registered, with all their languages. */
  public List<JsonNode> commands() {
    return commands.all();
  }

  public int commandOverwrites() {
    return commands.overwrites();
  }

  /** How often a send was recognised by its nonce as one that was already made. */
  public int repeatedSends() {
    return nonces.repeated();
  }

  /** Every message ever made, in order, deleted and ephemeral ones included. */
  public List<StoredMessage> messages() {
    return journal.messages();
  }

  public List<Seen> requests() {
    return journal.requests();
  }

  /** What the real service would have refused; a test demands that there is none. */
  public List<Violation> violations() {
    List<Violation> all = new ArrayList<>(journal.violations());
    for (Exchange exchange : interactions.all()) {
      if (exchange.callback.isEmpty() && waiting.tooLate(exchange)) {
        String who = "an interaction of " + exchange.person();
        all.add(new Violation(exchange.sentAt(), Violation.Kind.NEVER_ANSWERED, who));
      }
    }
    return all;
  }

  /** All interactions, in order. */
  public List<Exchange> exchanges() {
    return interactions.all();
  }

  public StoredMessage awaitMessage(Predicate<StoredMessage> wanted) {
    return journal.await(
        "a message",
        waiting.patience(),
        () -> journal.messages().stream().filter(wanted).findFirst());
  }

  public StoredMessage awaitMessage(String part) {
    return awaitMessage(message -> !message.isDeleted() && message.text().contains(part));
  }

  public Place awaitThread(Predicate<Place> wanted) {
    return journal.await(
        "a thread", waiting.patience(), () -> guild.threads().stream().filter(wanted).findFirst());
  }

  public <T> T await(String what, Supplier<Optional<T>> look) {
    return journal.await(what, waiting.patience(), look);
  }

  public void awaitCondition(String what, BooleanSupplier condition) {
    journal.await(what, waiting.patience(), condition);
  }

  /** Waits until a client is connected and identified. */
  public void awaitClient() {
    awaitCondition("a client that is connected", gateway::isOpen);
  }

  @Override
  public void close() {
    server.close();
  }
}
