package dee.bot.discord.post;

import dee.bot.command.Cards;
import dee.bot.discord.standin.JdaClient;
import dee.bot.discord.standin.Place;
import dee.bot.discord.standin.StandIn;
import dee.bot.discord.standin.StoredMessage;
import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.room.Channel;
import dee.bot.room.Channel.ChannelUnavailable;
import dee.bot.room.Deed;
import dee.bot.room.Outbox;
import dee.bot.room.Outbox.Letter;
import dee.bot.room.Places;
import dee.bot.room.Post;
import dee.bot.room.Text;
import dee.bot.room.Texts;
import dee.bot.store.DataDirectory;
import dee.bot.target.UpdateIntervals;
import dee.bot.update.UpdateClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.GatewayIntent;
import okhttp3.OkHttpClient;

/** Dee's delivery to a stand-in Discord by the real JDA, with a real outbox. */
final class OnDiscord implements AutoCloseable {

  private static final int TRIES = 10;

  private final StandIn discord = StandIn.start();
  private final Place home = discord.channel();
  private final DataDirectory data;
  private final JDA jda;
  private final AtomicReference<Duration> skipped = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> Instant.now().plus(skipped.get());
  private DiscordChannel channel;

  OnDiscord(Path path) throws InterruptedException {
    data = DataDirectory.open(path);
    jda = connect(discord);
    channel = channel(data.places());
  }

  private static JDA connect(StandIn discord) throws InterruptedException {
    return JdaClient.builder(discord, discord.token(), EnumSet.noneOf(GatewayIntent.class))
        .setHttpClientBuilder(new OkHttpClient.Builder().retryOnConnectionFailure(false))
        .setMaxReconnectDelay(32)
        .build()
        .awaitReady();
  }

  /** Another Dee's channel on what is remembered there. */
  DiscordChannel channel(Places places) {
    Standing standing =
        new Standing(data.incidents(), new Cards(new UpdateClock(UpdateIntervals.STANDARD)), clock);
    return new DiscordChannel(
        new HomeChannel(() -> jda, Long.toString(home.id())),
        new Speech(new FakeForms(), new Texts(Locale.ENGLISH)),
        places,
        standing);
  }

  StandIn discord() {
    return discord;
  }

  Place home() {
    return home;
  }

  DataDirectory data() {
    return data;
  }

  Places places() {
    return data.places();
  }

  InstantSource clock() {
    return clock;
  }

  /** The channel of a Dee that was just started. */
  DiscordChannel restarted() {
    channel = channel(data.places());
    return channel;
  }

  DiscordChannel channel() {
    return channel;
  }

  /** Time goes by, for Dee. */
  void skip(Duration time) {
    skipped.updateAndGet(before -> before.plus(time));
  }

  IncidentId declare() {
    return data.chronicle((_, _, _) -> {}, () -> {})
        .declare(
            new Declared("orders", "clients time out", Severity.SEV_2),
            Actor.dee(),
            clock.instant(),
            id -> Deed.NOTHING.saying(announcement(id)));
  }

  private Post announcement(IncidentId id) {
    return new Post.Announcement(
        id,
        "orders",
        "clients time out",
        Severity.SEV_2,
        clock.instant(),
        Optional.empty(),
        Optional.empty(),
        Text.of("announcement.doing.waits"),
        Optional.empty());
  }

  void say(IncidentId incident, Post... posts) {
    write(incident, Deed.NOTHING.saying(posts));
  }

  void status(IncidentId incident, Status to) {
    write(incident, Deed.of(new Happening.StatusChanged(to)));
  }

  void leads(IncidentId incident, String person) {
    write(incident, Deed.of(new Happening.RoleTaken(Role.LEAD, person)));
  }

  void notes(IncidentId incident, String text) {
    write(incident, Deed.of(new Happening.NoteAdded(text)));
  }

  private void write(IncidentId incident, Deed deed) {
    List<?> _ =
        data.chronicle((_, _, _) -> {}, () -> {})
            .write(incident, Actor.dee(), clock.instant(), _ -> deed);
  }

  static Post notice(String text) {
    return Post.Notice.info("x", text);
  }

  static Post progress(IncidentId incident, int reached) {
    return new Post.Progress(
        incident, incident + ".1", "orders", 9, reached, 0, 1, 2, Duration.ofSeconds(1), false);
  }

  static Post update(IncidentId incident, int number) {
    return new Post.UpdatePost(
        incident, number, Status.INVESTIGATING, Instant.EPOCH, "x", Optional.empty());
  }

  /** Shows what waits, as the delivery does, but without its pauses. */
  void deliver() throws InterruptedException {
    deliver(channel);
  }

  void deliver(Channel to) throws InterruptedException {
    Outbox outbox = data.outbox();
    for (Letter letter : outbox.next(1000, clock.instant())) {
      show(to, letter);
      outbox.delivered(letter, clock.instant());
    }
  }

  private static void show(Channel to, Letter letter) throws InterruptedException {
    for (int left = TRIES; ; left--) {
      try {
        to.show(letter);
        return;
      } catch (ChannelUnavailable e) {
        if (left == 0) {
          throw e;
        }
      }
    }
  }

  /** What people read in the channel itself. */
  List<String> inChannel() {
    return contents(home);
  }

  /** What people read in the thread of an incident. */
  List<String> inThread(IncidentId incident) {
    return contents(thread(incident));
  }

  private static List<String> contents(Place place) {
    return place.messages().stream().map(StoredMessage::content).toList();
  }

  Place thread(IncidentId incident) {
    List<Place> threads =
        discord.guild().threads().stream()
            .filter(thread -> thread.name().startsWith(incident + " "))
            .toList();
    if (threads.size() != 1) {
      throw new AssertionError("threads of " + incident + ": " + threads);
    }
    return threads.getFirst();
  }

  StoredMessage card(IncidentId incident) {
    return home.messages().stream()
        .filter(message -> message.content().startsWith("card " + incident + " "))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  /** How many requests of that kind came. */
  long requests(String route) {
    return discord.requests().stream().filter(seen -> seen.route().equals(route)).count();
  }

  @Override
  public void close() {
    jda.shutdownNow();
    try {
      boolean _ = jda.awaitShutdown(Duration.ofSeconds(10));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    data.close();
    discord.close();
  }
}
