package dee.bot;

import dee.bot.command.Caller;
import dee.bot.command.CommandDesk;
import dee.bot.command.CommandParser;
import dee.bot.command.Registry;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import dee.bot.target.DiscordSettings;
import dee.bot.target.Inventory;
import dee.bot.target.People;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A story in the team's own channel on Discord. */
final class DiscordStage implements Stage {

  private static final Duration LOOK = Duration.ofMillis(100);

  private final DiscordSurface surface;
  private final Station station;
  private final CommandDesk desk;
  private final Texts texts;
  private Optional<ToldToEnd> ending = Optional.empty();

  private DiscordStage(Workplace place, DiscordSettings settings, PrintWriter out) {
    this.texts = new Texts(place.inventory().manners().language());
    this.surface =
        new DiscordSurface(
            place,
            settings,
            line -> {
              out.println("… " + line);
              out.flush();
            });
    this.station = Station.open(place, surface, texts);
    this.desk =
        new CommandDesk(new CommandParser(Registry.CHAT, place.memory()), station.handlers());
  }

  /**
   * Opens one.
   *
   * @param folder where the incident is kept
   */
  static DiscordStage open(
      Inventory inventory, DiscordSettings settings, Path folder, PrintWriter out) {
    Workplace place = Workplace.open(inventory, folder);
    try {
      return new DiscordStage(place, settings, out);
    } catch (RuntimeException e) {
      place.close();
      throw e;
    }
  }

  /**
   * Waits until people can read it there.
   *
   * @return why they cannot, after that time; empty when they can
   */
  Optional<String> awaitOpen(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (surface.away().isPresent() && System.nanoTime() < end) {
      Thread.sleep(LOOK);
    }
    return surface.away().map(texts::of);
  }

  @Override
  public Station station() {
    return station;
  }

  @Override
  public void type(String person, String line) throws InterruptedException {
    surface.room().say(Post.Notice.info("typed", person, line));
    desk.obey(line, Caller.of(person, People.TRUSTED), surface.room());
  }

  @Override
  public void linger() throws InterruptedException {
    ToldToEnd told = new ToldToEnd();
    ending = Optional.of(told);
    told.await();
  }

  @Override
  public void close() {
    station.close();
    ending.ifPresent(ToldToEnd::close);
  }
}
