package dee.bot;

import dee.bot.console.ConsoleRoom;
import dee.bot.room.Texts;
import dee.bot.target.Inventory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Dee without a terminal, for a service manager: {@code dee serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Takes alerts and does what is due until it is told to end; speaks on Discord where that is"
            + " configured, else prints what it says.")
final class ServeCommand implements Callable<Integer> {

  @Mixin private final ConfigOption config = new ConfigOption();

  @Override
  public Integer call() throws InterruptedException {
    Inventory inventory = config.inventory();
    Texts texts = new Texts(inventory.manners().language());
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println("Dee is starting ...");
    Workplace place = Workplace.open(inventory, inventory.data());
    try (ToldToEnd told = new ToldToEnd();
        Station station = Station.open(place, surface(place, out, texts), texts)) {
      out.println(
          "Dee is up, data in "
              + inventory.data()
              + (station.alertPort().isPresent()
                  ? ", alerts come in on port " + station.alertPort().getAsInt()
                  : ", no alerts come in (the configuration has no 'alerts')")
              + (station.healthPort().isPresent()
                  ? ", monitors may ask on port " + station.healthPort().getAsInt()
                  : ""));
      told.await();
    }
    return 0;
  }

  /** On Discord where the configuration says so; else what is said is printed. */
  private static Surface surface(Workplace place, PrintStream out, Texts texts) {
    return place
        .inventory()
        .discord()
        .<Surface>map(settings -> new DiscordSurface(place, settings, out::println))
        .orElseGet(() -> Surface.of(ConsoleRoom.printing(out, texts, ZoneId.systemDefault())));
  }
}
