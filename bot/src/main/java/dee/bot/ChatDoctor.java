package dee.bot;

import dee.bot.command.CommandHandler;
import dee.bot.room.Cleaned;
import dee.bot.room.Post;
import dee.bot.room.Post.Row;
import dee.bot.room.Text;
import dee.bot.ssh.TargetReport;
import dee.bot.ssh.TargetReport.Stage;
import dee.bot.target.AlertRoute;
import dee.bot.target.Inventory;
import dee.bot.target.Right;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Handles {@code /dee doctor}: what keeps Dee from working, the most urgent first. What it knows it
 * says at once; the targets are asked after that.
 */
record ChatDoctor(SelfCheck self, Inventory inventory, Machines machines)
    implements CommandHandler {

  /** A chat waits no longer than that. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int LONGEST = 300;

  @Override
  public void handle(Call call) throws InterruptedException {
    List<Row> rows = new ArrayList<>();
    add(rows, "posts", self.posts());
    add(rows, "chat", self.surface().troubles());
    add(rows, "store", self.store());
    add(rows, "agenda", self.errands());
    int troubles = rows.size();
    rows.add(new Row("alerts", alerts()));
    boolean asks = call.caller().may(Right.PROBE) && !inventory.targets().isEmpty();
    if (inventory.targets().isEmpty()) {
      rows.add(new Row("targets", Text.of("doctor.targets.none")));
    } else if (!asks) {
      rows.add(new Row("targets", Text.of("doctor.targets.right")));
    }
    call.reply().say(new Post.Listing(title("doctor.self", troubles), rows));
    if (asks) {
      call.reply().say(targets());
    }
  }

  private static void add(List<Row> rows, String name, List<Text> troubles) {
    troubles.forEach(trouble -> rows.add(new Row(name, trouble)));
  }

  private static Text title(String key, int troubles) {
    return switch (troubles) {
      case 0 -> Text.of(key + ".well");
      case 1 -> Text.of(key + ".one");
      default -> Text.of(key + ".many", troubles);
    };
  }

  private Text alerts() {
    if (inventory.alerts().isEmpty()) {
      return Text.of("doctor.alerts.none");
    }
    String routes =
        inventory.alerts().get().secrets().keySet().stream()
            .sorted()
            .map(AlertRoute::word)
            .collect(Collectors.joining(", "));
    String refusals = self.refusals();
    return refusals.isEmpty()
        ? Text.of("doctor.alerts.well", routes)
        : Text.of("doctor.alerts.refused", routes, refusals);
  }

  private Post targets() throws InterruptedException {
    List<Row> sick = new ArrayList<>();
    List<Row> well = new ArrayList<>();
    for (TargetReport report : new TargetChecks(inventory, machines, PATIENCE).reports()) {
      if (report.got(Stage.WORKING) && report.problems().isEmpty()) {
        well.add(new Row(report.target(), Text.of("doctor.target.well")));
      } else {
        String problems = Cleaned.line(String.join(" ", report.problems()), LONGEST);
        Text about =
            report.got(Stage.WORKING)
                ? Text.of("doctor.target.partly", problems)
                : Text.of("doctor.target.not", problems);
        (report.got(Stage.WORKING) ? well : sick).addFirst(new Row(report.target(), about));
      }
    }
    int troubles = sick.size();
    sick.addAll(well);
    return new Post.Listing(title("doctor.targets", troubles), sick);
  }
}
