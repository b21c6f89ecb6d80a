package dee.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.command.Arguments;
import dee.bot.command.Caller;
import dee.bot.command.CommandHandler;
import dee.bot.command.CommandHandler.Call;
import dee.bot.command.CommandSpec;
import dee.bot.command.Registry;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.InvestigationStopped;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.StepBegun;
import dee.bot.incident.Happening.StepEnded;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.Plan;
import dee.bot.incident.TimelineEntry;
import dee.bot.lab.Lab;
import dee.bot.lab.Scenarios;
import dee.bot.mitigation.MitigationCommands;
import dee.bot.room.FakeRoom;
import dee.bot.room.Journal;
import dee.bot.room.Texts;
import dee.bot.schedule.DbAgenda;
import dee.bot.store.ChildProgram;
import dee.bot.store.DataDirectory;
import dee.bot.target.Inventory;
import dee.bot.target.InventoryReader;
import dee.bot.target.People;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code dee serve} as a team runs it, over real SSH, killed with SIGKILL in the middle of its work
 * and started again.
 */
@Tag("full")
@Timeout(300)
class ServeKilledTest {

  private static final IncidentId INCIDENT = new IncidentId(1);
  private static final String TOKEN = "a-token-of-the-test-0123456789";

  @TempDir private Path folder;

  @Test
  void what_a_kill_cut_off_is_looked_at_again_and_never_changed_again() throws Exception {
    Path restarted = folder.resolve("restarted");
    try (Lab lab = Lab.start(Scenarios.find("retry-storm").orElseThrow(), folder, _ -> {})) {
      int port = freePort();
      Path config = configuration(lab, restarted, port);
      Inventory inventory = InventoryReader.read(config);
      Path postmortem = inventory.data().resolve("postmortems").resolve(INCIDENT + ".md");

      try (ChildProgram dee = serve(config)) {
        until(dee, line -> line.startsWith("Dee is up"));
        alert(port);
        until(dee, line -> line.contains("0 of 3"));
        dee.kill();
      }
      List<Happening> cut = happenings(inventory);
      assertThat(kinds(cut))
          .contains(Declared.class, AlertReceived.class, InvestigationStarted.class)
          .doesNotContain(InvestigationEnded.class);

      try (ChildProgram dee = serve(config)) {
        Eventually.holds(() -> Files.exists(postmortem));
        dee.kill();
      }
      List<Happening> anew = happenings(inventory);
      assertThat(kinds(anew)).containsOnlyOnce(Declared.class);
      assertThat(anew.stream().anyMatch(h -> h instanceof InvestigationStopped s && s.run() == 1))
          .as("the run that was cut off is on record as lost")
          .isTrue();
      assertThat(anew.stream().anyMatch(h -> h instanceof InvestigationEnded e && e.run() == 2))
          .as("it was made anew")
          .isTrue();
      assertThat(
              anew.stream()
                  .anyMatch(h ->
                      h instanceof InstanceJudged(int run, Judgement judgement)
                          && run == 2
                          && judgement.verdict() == Judgement.Verdict.EXPLAINED))
          .as("it ended in findings")
          .isTrue();

      String plan = agreed(inventory);
      try (ChildProgram dee = serve(config)) {
        Eventually.holds(() -> Files.exists(restarted));
        dee.kill();
      }
      List<Happening> between = happenings(inventory);
      assertThat(between.contains(new StepBegun(plan, 1))).isTrue();
      assertThat(kinds(between)).doesNotContain(StepEnded.class);

      Files.delete(postmortem);
      try (ChildProgram dee = serve(config)) {
        until(dee, line -> line.contains("what:restart targets:orders-2"));
        Eventually.holds(() -> Files.exists(postmortem));
        dee.kill();
      }
      List<Happening> after = happenings(inventory);
      List<StepEnded> ended =
          after.stream().filter(StepEnded.class::isInstance).map(StepEnded.class::cast).toList();
      assertThat(ended).hasSize(1);
      assertThat(ended.getFirst().result()).isEqualTo(Plan.Result.UNKNOWN);
      int end = after.indexOf(new PlanEnded(plan, false, ended.getFirst().says()));
      assertThat(end).isPositive();
      assertThat(kinds(after.subList(end, after.size())))
          .as("probed")
          .contains(InvestigationStarted.class, InvestigationEnded.class);
      assertThat(kinds(after)).as("nothing begun again").containsOnlyOnce(StepBegun.class);
      assertThat(restarted).content().isEqualTo("orders-1\n");
    }
  }

  private static List<Class<?>> kinds(List<Happening> happenings) {
    return happenings.stream().<Class<?>>map(Happening::getClass).toList();
  }

  private static ChildProgram serve(Path config) {
    return ChildProgram.start(Main.class, List.of("serve", "--config", config.toString()));
  }

  /** What it says until it says that. */
  private static List<String> until(ChildProgram dee, Predicate<String> last) {
    List<String> said = new ArrayList<>();
    do {
      List<String> line = dee.read(1);
      assertThat(line).as("Dee ended by itself after %s", said).isNotEmpty();
      System.err.println("| " + line.getFirst());
      said.addAll(line);
    } while (!last.test(said.getLast()));
    return said;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The lab's inventory, with alerts, with rights, and with restarts that take a while. */
  private Path configuration(Lab lab, Path restarted, int port) throws IOException {
    Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    // With alerts of its own, on a port that stays the same.
    String text = Files.readString(lab.config()).replaceFirst("(?s)\\nalerts:.*", "\n");
    String slow =
        text.replace(
            "      restart: 'sh ",
            "      restart: 'echo \"$DEE_TARGET\" >>\"%s\"; sleep 5; sh ".formatted(restarted));
    assertThat(slow).isNotEqualTo(text);
    return Files.writeString(
        folder.resolve("dee.yaml"),
        slow
            + """
            alerts:
              port: %d
              generic: {token-file: %s}
            people:
              default: [read, probe, declare]
              li: [read, approve]
            """
                .formatted(port, token));
  }

  private static void alert(int port) throws IOException, InterruptedException {
    String body =
        """
        {"name": "OrdersErrorRateHigh", "text": "31 % of requests failed",
         "labels": {"service": "orders", "severity": "critical"}}
        """;
    try (HttpClient client = HttpClient.newHttpClient()) {
      int status =
          client
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/alerts/generic"))
                      .header("Authorization", "Bearer " + TOKEN)
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.ofString())
              .statusCode();
      assertThat(status).isBetween(200, 299);
    }
  }

  private static List<Happening> happenings(Inventory inventory) {
    try (DataDirectory data = DataDirectory.open(inventory.data())) {
      return data.incidents().timeline(INCIDENT).stream().map(TimelineEntry::what).toList();
    }
  }

  /** While Dee is down two people make a plan and agree to it, by the same commands as always. */
  private static String agreed(Inventory inventory) throws InterruptedException {
    InstantSource clock = InstantSource.system();
    FakeRoom answers = new FakeRoom();
    try (DataDirectory data = DataDirectory.open(inventory.data());
        DbAgenda agenda = new DbAgenda(data.database(), data.node(), clock)) {
      Journal journal =
          new Journal(data.incidents(), data.chronicle(agenda, () -> {}), data.evidence(), clock);
      Map<CommandSpec, CommandHandler> handlers =
          new MitigationCommands(journal, inventory, new Texts(Locale.ENGLISH)).handlers();
      give(
          handlers,
          Registry.MITIGATE_PLAN,
          new Call(
              new Arguments(Map.of("what", "restart", "targets", "orders-1,orders-2")),
              "/mitigate plan",
              Caller.of("mia", People.TRUSTED),
              answers));
      String plan =
          data.incidents().timeline(INCIDENT).stream()
              .flatMap(e ->
                  e.what() instanceof PlanMade(Plan p)
                      ? Optional.of(p.id()).stream()
                      : Stream.empty())
              .reduce((_, later) -> later)
              .orElseThrow(() -> new AssertionError(answers.posts().toString()));
      give(
          handlers,
          Registry.MITIGATE_APPROVE,
          new Call(
              new Arguments(Map.of("plan", plan)),
              "/mitigate approve",
              Caller.of("li", People.TRUSTED),
              answers));
      return plan;
    }
  }

  private static void give(Map<CommandSpec, CommandHandler> handlers, CommandSpec spec, Call call)
      throws InterruptedException {
    Optional.ofNullable(handlers.get(spec)).orElseThrow().handle(call);
  }
}
