package dee.bot.console;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Exchange;
import dee.bot.incident.Happening.EntryCorrected;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.RoleTaken;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.Packets;
import dee.bot.incident.Plan;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.IncidentReporter;
import dee.bot.investigation.OrdersCase;
import dee.bot.room.Golden;
import dee.bot.room.Post;
import dee.bot.room.Text;
import dee.bot.room.Texts;
import dee.playbooks.run.RunEvent;
import dee.playbooks.run.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextRenderingTest {

  private final OrdersCase orders = new OrdersCase();

  private static TextRendering rendering(int width) {
    return rendering(Locale.ENGLISH, width);
  }

  private static TextRendering rendering(Locale language, int width) {
    return new TextRendering(new Texts(language), ZoneOffset.UTC, width);
  }

  private String page(Locale language, int width) {
    return orders.room.posts().stream()
            .flatMap(p -> rendering(language, width).plain(p).stream())
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private void assertGolden(String name, int width) throws IOException {
    Golden.assertSame("console/" + name, page(Locale.ENGLISH, width));
    Golden.assertSame("console/chinese/" + name, page(Locale.SIMPLIFIED_CHINESE, width));
  }

  private IncidentId wholeIncident() {
    IncidentId id = orders.open();
    orders.run(id, i -> Path.of("data", "postmortems", i + ".md"));
    return id;
  }

  @Test
  void a_whole_incident_on_a_wide_terminal() throws IOException {
    wholeIncident();
    assertGolden("incident-110.txt", 110);
  }

  @Test
  void a_whole_incident_on_a_narrow_terminal() throws IOException {
    wholeIncident();
    assertGolden("incident-60.txt", 60);
    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      // A screen cuts the progress line by itself; a path is never broken, to be copied whole.
      assertThat(page(language, 60).lines().filter(l -> !l.contains("⏳") && !l.contains("📄")))
          .allMatch(l -> PageLayout.columns(l) <= 60);
    }
  }

  @Test
  void what_cannot_be_known_and_what_is_healthy() throws IOException {
    IncidentId id = orders.open();
    orders.room.posts().clear();
    IncidentReporter reporter =
        orders.reporter(
            id,
            new RunEvent.Started("connection-reset", OrdersCase.SHA, 1),
            i -> Path.of(i + ".md"));
    var report = OrdersCase.unresolved("orders-1");
    reporter.accept(new RunEvent.InstanceDiagnosed(report));
    reporter.accept(
        new RunEvent.Finished(
            new RunReport(
                "connection-reset",
                OrdersCase.SHA,
                OrdersCase.NIGHT,
                Duration.ZERO,
                new RunReport.Coverage(1, 1, List.of()),
                List.of(report),
                List.of(),
                List.of())));
    wholeServiceIsHealthy(id);
    assertGolden("unresolved-and-healthy.txt", 110);
  }

  private void wholeServiceIsHealthy(IncidentId id) {
    List<Post> before = List.copyOf(orders.room.posts());
    orders.run(id, i -> Path.of(i + ".md"));
    Post.FindingPost healthy =
        orders.room.posts(Post.FindingPost.class).stream()
            .filter(f -> f.judgement().verdict() == Verdict.HEALTHY)
            .reduce((_, later) -> later)
            .orElseThrow();
    orders.room.posts().clear();
    orders.room.posts().addAll(before);
    orders.room.say(
        new Post.FindingPost(
            id,
            healthy.at(),
            List.of("orders-3", "orders-5"),
            healthy.judgement(),
            List.of(
                new Post.Alike(
                    "orders-5", List.of(), List.of("files: 29 of 100 open"), List.of("e8"))),
            true));
  }

  @Test
  void answers_to_commands() throws IOException {
    IncidentId id = wholeIncident();
    List<TimelineEntry> timeline = orders.incidents.timeline(id);
    orders.room.posts().clear();
    orders.room.say(
        new Post.Card(
            Incident.of(timeline).orElseThrow(),
            List.of(new Post.Known(List.of("orders-1"), Verdict.AT_RISK, List.of("file-leak"))),
            Optional.of(new Post.Coverage(1, 3)),
            Optional.empty(),
            List.of(),
            List.of()));
    orders.room.say(new Post.IncidentsPost(orders.incidents.incidents()));
    orders.room.say(new Post.TimelinePost(id, timeline.subList(0, 3), false));
    orders.room.say(
        new Post.Listing(
            Text.of("playbooks.title"),
            List.of(new Post.Row("connection-reset", Text.of("plain", "clients see resets")))));
    orders.room.say(
        new Post.Question(
            id,
            "q1",
            Text.of("plain", "Set INC-1 to mitigated?"),
            List.of(new Post.Choice("yes", Text.of("plain", "Yes")))));
    orders.room.say(
        new Post.ProbePost(
            "orders-1",
            "limits",
            "cat /proc/4711/limits",
            Duration.ofMillis(120),
            Text.of("plain", "open files: 100"),
            "Max open files 100\n\u001b[2Jgone"));
    orders.room.say(Post.Notice.warning("run.busy"));
    assertGolden("answers.txt", 100);
  }

  @Test
  void updates_plans_and_a_busy_card() throws IOException {
    IncidentId id = orders.open();
    orders.room.posts().clear();
    Instant night = OrdersCase.NIGHT;
    for (Role role : Role.values()) {
      orders.journal.write(id, new RoleTaken(role, role.word() + "'s owner"), Actor.person("li"));
    }
    orders.room.say(
        new Post.Announcement(
            id,
            "billing",
            "slow",
            Severity.SEV_4,
            night,
            Optional.empty(),
            Optional.of("li"),
            Text.of("announcement.doing.waits"),
            Optional.empty()));
    orders.room.say(
        new Post.DraftPost(id, 2, night, "orders: clients time out. Nothing new.", true));
    orders.room.say(
        new Post.UpdatePost(
            id,
            2,
            Status.MITIGATED,
            night,
            "One instance restarted, one set aside.",
            Optional.of(night.plusSeconds(1800))));
    orders.room.say(
        new Post.UpdatePost(id, 3, Status.RESOLVED, night, "It is over.", Optional.empty()));
    Plan plan =
        new Plan(
            "7f3a90c1",
            "7f3a90c1" + "0".repeat(56),
            "restart-all-but 1",
            "orders",
            List.of(
                new Plan.Step(1, "drain", "orders-1", "balancer-1", "balancer drain orders-1"),
                new Plan.Step(2, "restart", "orders-2", "orders-2", "systemctl restart orders")),
            List.of(new Plan.Kept("orders-1", night.plusSeconds(14_400))),
            night.plusSeconds(900),
            1,
            List.of("About 40 connections are reset when orders-2 stops."));
    orders.room.say(new Post.PlanPost(id, plan, "li", List.of(), false));
    orders.room.say(new Post.PlanPost(id, plan, "li", List.of(), true));
    orders.room.say(
        new Post.Card(
            orders.incidents.incident(id).orElseThrow(),
            List.of(),
            Optional.empty(),
            Optional.of(new Post.Due(night, true)),
            List.of(plan),
            plan.keeps()));
    assertGolden("updates.txt", 100);
  }

  @Test
  void a_corrected_timeline_over_midnight() throws IOException {
    IncidentId id = wholeIncident();
    orders.clock.forward(Duration.ofHours(23));
    orders.journal.write(id, new NoteAdded("rolled bakc"), Actor.person("li"));
    int note = orders.incidents.timeline(id).size();
    orders.journal.write(
        id,
        new EntryCorrected(
            note, Optional.of("rolled back"), Optional.of(OrdersCase.NIGHT.minusSeconds(60))),
        Actor.person("wang"));
    orders.room.posts().clear();
    orders.room.say(new Post.TimelinePost(id, orders.incidents.timeline(id), false));
    assertGolden("timeline.txt", 110);
  }

  @Test
  void packets_below_what_they_show() throws IOException {
    wholeIncident();
    Post.FindingPost sick = orders.room.posts(Post.FindingPost.class).getFirst();
    orders.room.posts().clear();
    for (Exchange exchange : List.of(Packets.unread(), Packets.injected())) {
      orders.room.say(
          new Post.FindingPost(
              sick.incident(),
              sick.at(),
              sick.targets(),
              Packets.shown(sick.judgement(), exchange),
              sick.others(),
              false));
    }
    assertGolden("packets.txt", 100);
  }

  @Test
  void hostile_text_cannot_move_the_cursor_or_fill_the_screen() {
    String hostile = "\u001b[2J\u001b]0;pwned\u0007\r\nroot# \u202e" + "x".repeat(100_000);
    IncidentId id = new IncidentId(1);
    List<String> lines =
        rendering(80)
            .plain(
                new Post.TimelinePost(
                    id,
                    List.of(
                        new TimelineEntry(
                            id,
                            1,
                            OrdersCase.NIGHT,
                            Actor.person(hostile),
                            new NoteAdded(hostile))),
                    false));
    assertThat(lines).hasSizeLessThan(40);
    assertThat(String.join("", lines))
        .doesNotContain("\u001b")
        .doesNotContain("\u202e")
        .doesNotContain("\r");
  }

  @Test
  void colour_adds_nothing_but_colour() {
    StyledLine line = new StyledLine(StyledLine.Style.BAD, "❗ orders-1: sick");
    assertThat(line.coloured()).isEqualTo("\u001b[1;31m❗ orders-1: sick\u001b[0m");
    assertThat(new StyledLine(StyledLine.Style.PLAIN, "x").coloured()).isEqualTo("x");
  }
}
