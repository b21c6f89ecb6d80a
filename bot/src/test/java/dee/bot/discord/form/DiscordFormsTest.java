package dee.bot.discord.form;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.EntryCorrected;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.Packets;
import dee.bot.incident.Plan;
import dee.bot.incident.Proposal;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.investigation.IncidentReporter;
import dee.bot.investigation.OrdersCase;
import dee.bot.room.Golden;
import dee.bot.room.Post;
import dee.bot.room.Text;
import dee.playbooks.run.RunEvent;
import dee.playbooks.run.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.junit.jupiter.api.Test;

class DiscordFormsTest {

  private static final Instant NIGHT = OrdersCase.NIGHT;
  private static final IncidentId ID = new IncidentId(42);

  private static final Plan PLAN =
      new Plan(
          "7f3a90c1",
          "7f3a90c1" + "0".repeat(56),
          "restart-all-but 1",
          "orders",
          List.of(
              new Plan.Step(1, "drain", "orders-1", "balancer-1", "balancer drain orders-1"),
              new Plan.Step(
                  2,
                  "restart",
                  "orders-2",
                  "orders-2",
                  "systemctl stop orders\nsystemctl start orders")),
          List.of(new Plan.Kept("orders-1", NIGHT.plusSeconds(14_400))),
          NIGHT.plusSeconds(900),
          1,
          List.of("About 40 connections are reset when orders-2 stops."));

  private final OrdersCase orders = new OrdersCase();

  private static void assertGolden(String name, List<Post> posts) throws IOException {
    Golden.assertSame("discord/form/" + name, FormCase.page(posts));
  }

  private static Incident incident(Status status, Severity severity, Map<Role, String> roles) {
    return new Incident(ID, "orders", "clients time out", severity, status, NIGHT, roles, 1);
  }

  @Test
  void a_whole_incident() throws IOException {
    IncidentId id = orders.open();
    orders.run(id, i -> Path.of("data", "postmortems", i + ".md"));
    assertGolden(
        "incident.txt",
        orders.room.posts().stream()
            .filter(p -> !(p instanceof Post.Progress progress) || progress.done())
            .toList());
  }

  @Test
  void what_cannot_be_known_and_what_is_healthy() throws IOException {
    IncidentId id = orders.open();
    orders.room.posts().clear();
    IncidentReporter reporter =
        orders.reporter(
            id, new RunEvent.Started("connection-reset", OrdersCase.SHA, 1), i -> Path.of("x.md"));
    var report = OrdersCase.unresolved("orders-1");
    reporter.accept(new RunEvent.InstanceDiagnosed(report));
    reporter.accept(
        new RunEvent.Finished(
            new RunReport(
                "connection-reset",
                OrdersCase.SHA,
                NIGHT,
                Duration.ZERO,
                new RunReport.Coverage(1, 1, List.of()),
                List.of(report),
                List.of(),
                List.of())));
    orders.run(id, i -> Path.of("x.md"));
    Post.FindingPost healthy =
        orders.room.posts(Post.FindingPost.class).stream()
            .filter(f -> f.judgement().verdict() == Verdict.HEALTHY)
            .findFirst()
            .orElseThrow();
    List<Post.FindingPost> unresolved =
        orders.room.posts(Post.FindingPost.class).stream()
            .filter(f -> f.judgement().verdict() == Verdict.UNRESOLVED)
            .toList();
    Post.Alike alike =
        new Post.Alike("orders-5", List.of(), List.of("files: 29 of 100 open"), List.of("e8"));
    assertGolden(
        "unresolved-and-healthy.txt",
        List.of(
            unresolved.getFirst(),
            new Post.FindingPost(
                id,
                NIGHT,
                List.of("orders-3", "orders-5"),
                healthy.judgement(),
                List.of(alike),
                true)));
  }

  @Test
  void packets_below_what_they_show() throws IOException {
    IncidentId id = orders.open();
    orders.run(id, i -> Path.of("x.md"));
    Post.FindingPost sick = orders.room.posts(Post.FindingPost.class).getFirst();
    assertGolden(
        "packets.txt",
        List.of(
            new Post.FindingPost(
                id,
                NIGHT,
                sick.targets(),
                Packets.shown(sick.judgement(), Packets.injected()),
                sick.others(),
                false)));
  }

  @Test
  void a_card_through_the_life_of_an_incident() throws IOException {
    Post.Card fresh =
        new Post.Card(
            incident(Status.INVESTIGATING, Severity.SEV_2, Map.of()),
            List.of(),
            Optional.empty(),
            Optional.of(new Post.Due(NIGHT.plusSeconds(1800), false)),
            List.of(),
            List.of());
    Post.Card busy =
        new Post.Card(
            incident(
                Status.IDENTIFIED, Severity.SEV_1, Map.of(Role.LEAD, "li", Role.SCRIBE, "wang")),
            List.of(
                new Post.Known(
                    List.of("orders-1", "orders-2"),
                    Verdict.EXPLAINED,
                    List.of("db-pool-too-small")),
                new Post.Known(List.of("orders-3"), Verdict.HEALTHY, List.of())),
            Optional.of(new Post.Coverage(3, 4)),
            Optional.of(new Post.Due(NIGHT, true)),
            List.of(PLAN),
            PLAN.keeps(),
            Optional.of("li"),
            Optional.of("connection-reset"));
    Post.Card over =
        new Post.Card(
            incident(Status.RESOLVED, Severity.SEV_3, Map.of(Role.LEAD, "wang")),
            busy.known(),
            Optional.of(new Post.Coverage(4, 4)),
            Optional.empty(),
            List.of(),
            List.of());
    assertGolden("card.txt", List.of(fresh, busy, over));
  }

  @Test
  void what_people_decide() throws IOException {
    Post.Card acknowledged =
        new Post.Card(
            incident(Status.MITIGATED, Severity.SEV_4, Map.of()),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.of("li"),
            Optional.of("slow-answers"));
    Proposal first =
        new Proposal(
            "restart-all-but 1",
            List.of("orders-2"),
            List.of("orders-1"),
            true,
            "",
            Optional.of(PLAN.id()));
    Proposal second =
        new Proposal(
            "raise-fd-limit",
            List.of("orders-1", "orders-2"),
            List.of(),
            false,
            "prlimit to 4096",
            Optional.of("90c17f3a"));
    List<Post.Remedy> remedies =
        List.of(new Post.Remedy("fd-exhausted", "raise the soft limit", "find what holds them"));
    assertGolden(
        "decisions.txt",
        List.of(
            acknowledged,
            new Post.MitigationPost(ID, NIGHT, List.of(first), 6, List.of(), List.of(PLAN)),
            new Post.MitigationPost(ID, NIGHT, List.of(second, first), 1, remedies, List.of(PLAN)),
            new Post.PlanPost(ID, PLAN, "li", List.of(), false),
            new Post.PlanPost(ID, PLAN, "li", List.of("wang"), true),
            new Post.Question(
                ID,
                "q1",
                Text.of("ask.mitigated", ID),
                List.of(
                    new Post.Choice(
                        "/incident status incident:INC-42 to:mitigated",
                        Text.of("ask.mitigated.yes")),
                    new Post.Choice(
                        "/incident status incident:INC-42", Text.of("ask.mitigated.no")),
                    new Post.Choice("by hand", Text.of("plain", "look for yourself")))),
            new Post.DraftPost(ID, 2, NIGHT, "orders: clients time out.\n\nNothing new.", true)));
  }

  @Test
  void what_everyone_is_told() throws IOException {
    assertGolden(
        "told.txt",
        List.of(
            new Post.Announcement(
                ID,
                "billing",
                "slow",
                Severity.SEV_4,
                NIGHT,
                Optional.empty(),
                Optional.of("li"),
                Text.of("announcement.doing.waits"),
                Optional.empty()),
            new Post.UpdatePost(
                ID,
                2,
                Status.MITIGATED,
                NIGHT,
                "One instance restarted, one set aside.\nThe rest is _well_.",
                Optional.of(NIGHT.plusSeconds(1800))),
            new Post.UpdatePost(ID, 3, Status.RESOLVED, NIGHT, "It is over.", Optional.empty()),
            Post.Notice.done("status.changed", ID, "mitigated"),
            Post.Notice.info("plain", "see https://wiki.example.org/runbook_1?x=a_b for more"),
            Post.Notice.warning("run.busy"),
            Post.Notice.error("failed", "/probe", "no <route> to *host*")));
  }

  @Test
  void answers_to_commands() throws IOException {
    IncidentId id = orders.open();
    orders.run(id, i -> Path.of("x.md"));
    orders.clock.forward(Duration.ofHours(23));
    orders.journal.write(id, new NoteAdded("rolled bakc"), Actor.person("li"));
    int note = orders.incidents.timeline(id).size();
    orders.journal.write(
        id,
        new EntryCorrected(note, Optional.of("rolled back"), Optional.of(NIGHT.minusSeconds(60))),
        Actor.person("wang"));
    assertGolden(
        "answers.txt",
        List.of(
            new Post.IncidentsPost(List.of()),
            new Post.IncidentsPost(orders.incidents.incidents()),
            new Post.TimelinePost(id, orders.incidents.timeline(id).subList(0, 3), false),
            new Post.TimelinePost(id, orders.incidents.timeline(id), false),
            new Post.Listing(
                Text.of("playbooks.title"),
                List.of(new Post.Row("connection-reset", Text.of("plain", "clients see resets")))),
            new Post.ProbePost(
                "orders-1",
                "limits",
                "cat /proc/4711/limits",
                Duration.ofMillis(120),
                Text.of("plain", "open files: 100\n  soft: 100"),
                "Max open files 100\n\u001b[2Jgone"),
            new Post.ProbePost(
                "orders-1",
                "log",
                "tail `log`",
                Duration.ofMillis(3),
                Text.of("plain", "2 lines"),
                "```\n@everyone\n```")));
  }

  @Test
  void a_card_and_a_progress_are_edited_in_place() {
    MessageEditData progress =
        FormCase.forms()
            .edit(
                new Post.Progress(
                    ID, "run-1", "orders", 3, 3, 0, 2, 2, Duration.ofMillis(3100), true));
    assertThat(progress.getContent()).isEqualTo("✔ orders: 3 of 3 reached · 3.1 s");
    assertThat(progress.toData().getInt("flags")).isEqualTo(4);
    MessageEditData card =
        FormCase.forms()
            .edit(
                new Post.Card(
                    incident(Status.CLOSED, Severity.SEV_2, Map.of()),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of()));
    assertThat(card.getComponents()).isEmpty();
    assertThat(card.toData().getArray("components").length()).isZero();
    assertThat(card.getEmbeds()).hasSize(1);
    assertThat(card.toData().getInt("flags")).isZero();
  }
}
