package dee.bot;

import dee.bot.incident.IncidentId;
import dee.bot.lab.Lab;
import dee.bot.lab.Scenario;
import dee.bot.lab.Scenarios;
import dee.bot.target.Inventory;
import dee.bot.target.InventoryReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A real fault, from the alert to the post-mortem, on this machine: {@code dee demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Makes three instances of a service, lets two get sick, and shows what a team would see in its channel.")
final class DemoCommand implements Callable<Integer> {

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

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Scenario scenario = Scenarios.find("retry-storm").orElseThrow();
    Path data = folder == null ? Files.createTempDirectory("dee-demo-") : folder;
    out.println(
        "Dee's demo. Everything is real and on this machine: three instances of a service called orders,");
    out.println(
        "a PostgreSQL, their clients, and an SSH server for each instance. Two instances are about to get sick.");
    boolean played;
    try (Lab lab = Lab.start(scenario, line -> out.println("… " + line))) {
      out.println();
      out.println("What follows is what the team would read in its channel.");
      out.println();
      out.flush();
      Inventory inventory = InventoryReader.read(lab.config());
      try (Conversation conversation =
          Conversation.open(inventory, data, System.getProperty("user.name"))) {
        new DemoAlert(lab, conversation.station().alertPort().orElseThrow()).raise();
        Optional<IncidentId> incident = new DemoStory(conversation).play();
        conversation.station().awaitShown();
        played = incident.isPresent();
        if (keep) {
          out.println();
          lab.explain().forEach(out::println);
          out.println("It stays up. Type /help, or /quit to end it.");
          out.flush();
          conversation.chat();
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
}
