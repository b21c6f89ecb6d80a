package dee.bot;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.lab.ClientLog;
import dee.bot.lab.Lab;
import dee.bot.lab.Scenario;
import dee.bot.lab.Scenarios;
import dee.bot.target.Inventory;
import dee.bot.target.InventoryReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

  private static final int ALERT_WINDOW_SECONDS = 5;

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
    Scenario scenario = Scenarios.find("db-pool-too-small").orElseThrow();
    Path data = folder == null ? Files.createTempDirectory("dee-demo-") : folder;
    out.println(
        "Dee's demo. Everything is real and on this machine: three instances of a service called orders,");
    out.println(
        "a PostgreSQL, their clients, and an SSH server for each instance. Two instances are about to get sick.");
    try (Lab lab = Lab.start(scenario, line -> out.println("… " + line))) {
      out.println();
      out.println("What follows is what the team would read in its channel.");
      out.println();
      out.flush();
      Inventory inventory = InventoryReader.read(lab.config());
      try (Conversation conversation =
          Conversation.open(inventory, data, System.getProperty("user.name"))) {
        IncidentId incident = alert(conversation, lab);
        conversation.station().investigations().start(incident, "connection-reset");
        conversation.station().investigations().awaitIdle();
        conversation.station().awaitShown();
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
    out.println("The incident, its evidence and its post-mortem are in " + data + ".");
    out.println(
        "Next: `dee demo --keep` to look around, `dee lab list` for other faults, bot/README.md for your own services.");
    out.flush();
    return 0;
  }

  /** Raises an alert with what the clients really saw. */
  private static IncidentId alert(Conversation conversation, Lab lab) {
    ClientLog clients = lab.clients(ALERT_WINDOW_SECONDS);
    String text =
        "%d %% of requests failed in the last %d s (%d of %d)"
            .formatted(
                clients.percentFailed(), clients.seconds(), clients.failed(), clients.requests());
    return conversation
        .station()
        .opening()
        .alert(
            new Declared(Scenario.SERVICE, "clients time out", Severity.SEV_2),
            new AlertReceived(
                "OrdersErrorRateHigh",
                text,
                Optional.of(Instant.now().minusSeconds(clients.seconds())),
                "orders-error-rate-high"),
            new Actor.Monitor("Demo clients"));
  }
}
