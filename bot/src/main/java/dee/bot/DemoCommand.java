package dee.bot;

import dee.bot.incident.IncidentId;
import dee.bot.lab.Lab;
import dee.bot.lab.Scenario;
import dee.bot.lab.Scenarios;
import dee.bot.target.DiscordSettings;
import dee.bot.target.Inventory;
import dee.bot.target.InventoryReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A real fault, from the alert to the post-mortem, on this machine: {@code dee demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Makes three instances of a service, lets two get sick, and shows what a team would see in its channel.")
final class DemoCommand implements Callable<Integer> {

  private static final Duration TO_CONNECT = Duration.ofSeconds(60);

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--keep", description = "leave it up afterwards and take commands; /quit ends it")
  private boolean keep;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "where to keep the incident; default: a new folder for temporary files")
  @Nullable
  private Path folder;

  @Option(
      names = "--discord",
      description =
          "play it in your channel on Discord: that of the section 'discord' of the configuration")
  private boolean discord;

  @Mixin private final ConfigOption config = new ConfigOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Optional<Inventory> own = discord ? Optional.of(withDiscord()) : Optional.empty();
    Scenario scenario = Scenarios.find("retry-storm").orElseThrow();
    Path data = folder == null ? Files.createTempDirectory("dee-demo-") : folder;
    out.println(
        "Dee's demo. Everything is real and on this machine: three instances of a service called orders,");
    out.println(
        "a PostgreSQL, their clients, and an SSH server for each instance. Two instances are about to get sick.");
    boolean played;
    try (Lab lab = Lab.start(scenario, line -> out.println("… " + line))) {
      out.println();
      out.println(
          discord
              ? "What happens now stands in your channel on Discord; people there can press buttons, too."
              : "What follows is what the team would read in its channel.");
      out.println();
      out.flush();
      try (Stage stage = stage(InventoryReader.read(lab.config()), own, data)) {
        new DemoAlert(lab, stage.station().alertPort().orElseThrow()).raise();
        Optional<IncidentId> incident = new DemoStory(stage).play();
        stage.station().awaitShown();
        played = incident.isPresent();
        if (keep) {
          out.println();
          lab.explain().forEach(out::println);
          out.println(
              discord
                  ? "It stays up for your channel; Ctrl-C ends it."
                  : "It stays up. Type /help, or /quit to end it.");
          out.flush();
          stage.linger();
        }
      }
    }
    out.println();
    if (!played) {
      out.println("The story did not come to its end on this machine; what happened stands above.");
    }
    out.println("The incident and its evidence are in " + data + "; the post-mortem to look at:");
    out.println("  " + data.resolve("postmortems").resolve("INC-1.html"));
    out.println(
        "Next: `dee demo --keep` to look around, `dee lab list` for other faults, bot/README.md for your own services.");
    out.flush();
    return played ? 0 : 1;
  }

  /** Without an account there is nothing to show it in, so that is asked first. */
  private Inventory withDiscord() {
    Inventory inventory = config.inventory();
    if (inventory.discord().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--discord needs a bot of yours on Discord, and "
              + inventory.file()
              + " has no section 'discord'; bot/README.md says step by step how to set one up."
              + " Without --discord the demo needs no account");
    }
    return inventory;
  }

  private Stage stage(Inventory lab, Optional<Inventory> own, Path data)
      throws InterruptedException {
    Optional<DiscordSettings> settings = own.flatMap(Inventory::discord);
    if (own.isEmpty() || settings.isEmpty()) {
      return Conversation.open(lab, data, System.getProperty("user.name"));
    }
    PrintWriter out = spec.commandLine().getOut();
    DiscordStage stage = DiscordStage.open(lab.speaking(own.get()), settings.get(), data, out);
    Optional<String> away = stage.awaitOpen(TO_CONNECT);
    if (away.isPresent()) {
      stage.close();
      throw new ParameterException(
          spec.commandLine(), "the demo cannot be shown on Discord: " + away.get());
    }
    return stage;
  }
}
