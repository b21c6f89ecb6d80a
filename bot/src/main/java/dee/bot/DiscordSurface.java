package dee.bot;

import dee.bot.command.Cards;
import dee.bot.command.CommandDesk;
import dee.bot.command.CommandHandler;
import dee.bot.command.CommandParser;
import dee.bot.command.CommandSpec;
import dee.bot.command.HelpCommand;
import dee.bot.command.Registry;
import dee.bot.command.Remembered;
import dee.bot.discord.ConnectionNews;
import dee.bot.discord.ConnectionStanding;
import dee.bot.discord.DiscordConnection;
import dee.bot.discord.KnownCommands;
import dee.bot.discord.PublicForms;
import dee.bot.discord.PublicRoom;
import dee.bot.discord.TeamServer;
import dee.bot.discord.ask.Asking;
import dee.bot.discord.ask.CommandIds;
import dee.bot.discord.ask.CommandWords;
import dee.bot.discord.ask.Commands;
import dee.bot.discord.ask.Dispatcher;
import dee.bot.discord.ask.GuildCommands;
import dee.bot.discord.ask.GuildRights;
import dee.bot.discord.ask.Knowledge;
import dee.bot.discord.ask.Languages;
import dee.bot.discord.ask.Staff;
import dee.bot.discord.ask.Whereabouts;
import dee.bot.discord.post.CardKeeper;
import dee.bot.discord.post.DiscordChannel;
import dee.bot.discord.post.HomeChannel;
import dee.bot.discord.post.Speech;
import dee.bot.discord.post.Standing;
import dee.bot.health.Vitals;
import dee.bot.room.Channel;
import dee.bot.room.Room;
import dee.bot.room.Text;
import dee.bot.room.Texts;
import dee.bot.store.DataDirectory;
import dee.bot.target.DiscordSettings;
import dee.bot.update.Drafts;
import dee.bot.update.UpdateClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The channel on Discord, wired by hand. */
final class DiscordSurface implements Surface {

  private static final int ERROR_ID_DIGITS = 8;

  private final DiscordSettings settings;
  private final DataDirectory data;
  private final DiscordConnection connection;
  private final TeamServer server;
  private final ChatLanguages languages;
  private final PublicForms forms;
  private final DiscordChannel channel;
  private final CommandIds ids;
  private final KnownCommands known;
  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
  private Optional<CardKeeper> cards = Optional.empty();
  private Optional<Remembered> memory = Optional.empty();

  /**
   * A surface that is not connected yet.
   *
   * @param says where those who run Dee read what changes between it and Discord
   */
  DiscordSurface(Workplace place, DiscordSettings settings, Consumer<String> says) {
    Texts texts = new Texts(place.inventory().manners().language());
    this.settings = settings;
    this.data = place.data();
    this.connection =
        new DiscordConnection(settings, System.getenv(), new ConnectionNews(texts, says));
    this.server = new TeamServer(settings, connection);
    this.ids = new CommandIds(Registry.CHAT, data.keptLines());
    this.languages =
        new ChatLanguages(
            place.inventory().manners().language(),
            ids,
            new ChatAddressing(server, data.accountNames()));
    this.forms = new PublicForms(languages::forms, () -> languages.chosen(server.language()));
    this.channel =
        new DiscordChannel(
            new HomeChannel(connection, settings.place().channel()),
            new Speech(forms, texts),
            data.places(),
            new Standing(
                data.incidents(),
                new Cards(new UpdateClock(place.inventory().updates())),
                InstantSource.system()));
    this.known =
        new KnownCommands(
            settings,
            new GuildCommands(
                    Registry.CHAT,
                    new CommandWords(
                        new Texts(Locale.ENGLISH), new Texts(Locale.SIMPLIFIED_CHINESE)))
                .all());
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public Room room() {
    return new PublicRoom(connection, settings.place().channel(), forms);
  }

  @Override
  public void start(Station station) {
    Remembered live = Remembered.of(station.tools().place().memory(), Remembered.PAUSE);
    memory = Optional.of(live);
    Dispatcher dispatcher =
        new Dispatcher(
            asking(station, live),
            people,
            () -> UUID.randomUUID().toString().substring(0, ERROR_ID_DIGITS));
    connection.start(station::speaks, List.of(known, dispatcher));
    cards = Optional.of(channel.keeper(station::speaks).start());
  }

  private Asking asking(Station station, Remembered live) {
    Tools tools = station.tools();
    Map<CommandSpec, CommandHandler> handlers = new HashMap<>(station.handlers());
    handlers.putAll(new HelpCommand(Registry.CHAT).handlers());
    return new Asking(
        new Commands(
            new CommandDesk(new CommandParser(Registry.CHAT, live), handlers), Registry.CHAT, ids),
        new Knowledge(
            live,
            new Drafts(tools.journal().store(), tools.updates(), tools.draft()),
            tools.offers()),
        new Staff(new GuildRights(settings.rights()), data.accountNames()),
        new Whereabouts(
            data.places()::incidentOf,
            incident ->
                data.places()
                    .find(incident, DiscordChannel.THREAD)
                    .flatMap(place -> place.message())
                    .flatMap(server::address)),
        new Languages(languages::texts, languages::forms));
  }

  @Override
  public void written() {
    cards.ifPresent(CardKeeper::poke);
    memory.ifPresent(Remembered::refreshSoon);
  }

  @Override
  public Optional<Text> away() {
    ConnectionStanding standing = connection.standing();
    return switch (standing.state()) {
      case CONNECTED, SILENT -> Optional.empty();
      case CONNECTING -> Optional.of(Text.of("setup.not-yet"));
      case KEPT_OUT ->
          standing.troubles().stream().findFirst().or(() -> Optional.of(Text.of("setup.not-yet")));
    };
  }

  @Override
  public List<Text> troubles() {
    return Stream.of(
            connection.standing().troubles().stream(),
            connection.standing().state() == ConnectionStanding.State.CONNECTING
                ? Stream.of(Text.of("setup.not-yet"))
                : Stream.<Text>of(),
            known.trouble().stream())
        .flatMap(all -> all)
        .toList();
  }

  @Override
  public Optional<Vitals.Gateway> gateway() {
    return connection
        .gateway()
        .map(g -> new Vitals.Gateway(g.status(), Duration.ofMillis(g.pingMillis())));
  }

  @Override
  public void close() {
    cards.ifPresent(CardKeeper::close);
    people.shutdown();
    connection.close();
    people.shutdownNow();
    memory.ifPresent(Remembered::close);
  }
}
