package dee.bot.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dee.bot.incident.Happening;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationStopped;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.Plan;
import dee.bot.incident.Proposal;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Post;
import dee.playbooks.Evidence;
import dee.playbooks.Exchange;
import dee.playbooks.run.InstanceReport;
import dee.playbooks.run.RunEvent;
import dee.playbooks.run.RunReport;
import dee.probes.Attachment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IncidentReporterTest {

  private final OrdersCase orders = new OrdersCase();
  private final IncidentId id = orders.open();

  private void run() {
    orders.run(id, incident -> Path.of("data", incident + ".md"));
  }

  @Test
  void says_one_finding_for_each_distinct_diagnosis_the_worst_first() {
    run();
    assertThat(orders.room.posts(Post.FindingPost.class))
        .extracting(f -> f.judgement().verdict() + " " + f.targets())
        .containsExactly("EXPLAINED [orders-1, orders-2]", "HEALTHY [orders-3]");
    Post.FindingPost sick = orders.room.posts(Post.FindingPost.class).getFirst();
    assertThat(sick.others())
        .containsExactly(
            new Post.Alike(
                "orders-2", List.of(), List.of("files: 100 of 100 open"), List.of("e3", "e4")));
    assertThat(sick.whole()).isFalse();
  }

  @Test
  void posts_come_in_the_order_in_which_people_need_them() {
    run();
    assertThat(orders.room.posts().stream().map(p -> p.getClass().getSimpleName()).distinct())
        .containsExactly(
            "Announcement",
            "AlertPost",
            "Progress",
            "FindingPost",
            "ComparisonPost",
            "MitigationPost",
            "FilePost");
  }

  @Test
  void progress_keeps_one_key_and_ends_with_a_last_word() {
    run();
    List<Post.Progress> progress = orders.room.posts(Post.Progress.class);
    assertThat(progress).extracting(Post.Progress::key).containsOnly("INC-1.1");
    assertThat(progress.getLast().done()).isTrue();
    assertThat(progress.getLast().reached()).isEqualTo(3);
    assertThat(progress.getLast().missing()).isEqualTo(1);
    assertThat(progress).filteredOn(Post.Progress::done).hasSize(1);
  }

  @Test
  void packets_are_kept_as_a_file_and_shown_with_the_ids_of_the_incident() {
    run();
    IncidentReporter reporter =
        orders.reporter(
            id, new RunEvent.Started("connection-reset", OrdersCase.SHA, 1), i -> Path.of("x.md"));
    byte[] pcap = {(byte) 0xd4, (byte) 0xc3, 0, 1};
    reporter.accept(
        new RunEvent.EvidenceTaken(
            new Evidence(
                "e1",
                "orders-1",
                "packets",
                "tcpdump",
                OrdersCase.NIGHT,
                0,
                Duration.ofSeconds(7),
                "ab",
                1,
                0,
                "8 packets",
                Optional.of(new Attachment("pcap", pcap)))));
    InstanceReport report = OrdersCase.unresolved("orders-1");
    reporter.accept(
        new RunEvent.InstanceDiagnosed(
            new InstanceReport(
                report.target(),
                report.service(),
                report.pid(),
                report.diagnosis(),
                report.facts(),
                report.past(),
                Optional.of(exchange()))));
    List<TimelineEntry> timeline = orders.incidents.timeline(id);
    KeptEvidence kept = ((EvidenceKept) timeline.get(timeline.size() - 2).what()).evidence();
    assertThat(kept.file().orElseThrow().suffix()).isEqualTo("pcap");
    assertThat(orders.incidents.bytes(kept.file().orElseThrow().sha256()).orElseThrow())
        .isEqualTo(pcap);
    dee.bot.incident.Exchange shown =
        ((InstanceJudged) timeline.getLast().what()).judgement().exchange().orElseThrow();
    assertThat(shown.evidence()).containsExactly(kept.id());
    assertThat(shown.client().name()).isEqualTo("\uFF20everyone");
    assertThat(shown.steps()).hasSize(60);
    assertThat(shown.steps().getLast())
        .isEqualTo(new dee.bot.incident.Exchange.Pause(Duration.ofMillis(40), 41));
  }

  /** A hundred packets of somebody hostile. */
  private static Exchange exchange() {
    return new Exchange(
        "reset\u001b[31m",
        "injected-reset",
        new Exchange.Party("@everyone", "198.18.3.254:40112"),
        new Exchange.Party("orders-1", "198.18.3.1:8080"),
        IntStream.range(0, 100)
            .mapToObj(i ->
                (Exchange.Step)
                    new Exchange.Arrow(
                        OrdersCase.NIGHT,
                        Duration.ofMillis(i),
                        Exchange.Sender.CLIENT,
                        "ACK",
                        "",
                        Exchange.Seen.BOTH,
                        i == 3))
            .toList(),
        "on orders-1",
        List.of("e1"));
  }

  @Test
  void an_entry_is_on_record_before_its_post_is_said() {
    List<String> problems = new ArrayList<>();
    orders.room.listen(post -> {
      Class<? extends Happening> needed =
          switch (post) {
            case Post.FindingPost _ -> Happening.InstanceJudged.class;
            case Post.ComparisonPost _ -> Happening.InvestigationEnded.class;
            case Post.MitigationPost _ -> Happening.MitigationProposed.class;
            case Post.FilePost _ -> Happening.PostmortemWritten.class;
            default -> Happening.InvestigationStarted.class;
          };
      if (happenings().stream().noneMatch(needed::isInstance)) {
        problems.add(post.toString());
      }
    });
    run();
    assertThat(problems).isEmpty();
  }

  @Test
  void evidence_is_in_the_archive_under_the_hash_that_the_entry_names() {
    run();
    List<KeptEvidence> kept = kept();
    assertThat(kept)
        .extracting(KeptEvidence::id)
        .containsExactly("e1", "e2", "e3", "e4", "e5", "e6");
    assertThat(kept).allSatisfy(e -> assertThat(orders.incidents.text(e.sha256())).isPresent());
  }

  @Test
  void a_second_run_counts_its_evidence_on_and_its_judgements_follow() {
    run();
    run();
    assertThat(kept()).extracting(KeptEvidence::id).doesNotHaveDuplicates().hasSize(12);
    Judgement last =
        happenings().stream()
            .filter(InstanceJudged.class::isInstance)
            .map(h -> ((InstanceJudged) h).judgement())
            .filter(j -> j.target().equals("orders-2"))
            .toList()
            .getLast();
    assertThat(last.chainEvidence()).containsExactly("e9", "e10");
    assertThat(orders.room.posts(Post.ComparisonPost.class).getLast().differences())
        .containsExactly("orders-1, orders-2 get 40 requests/s, orders-3 gets 18 [e7 e11]");
  }

  @Test
  void proposes_to_restart_all_but_the_sickest_and_what_eases_a_link() {
    run();
    Post.MitigationPost post = orders.room.posts(Post.MitigationPost.class).getFirst();
    assertThat(post.proposals())
        .containsExactly(
            new Proposal(
                "raise-fd-limit",
                List.of("orders-1", "orders-2"),
                List.of(),
                false,
                "prlimit to 4096"),
            new Proposal("restart-all-but 1", List.of("orders-2"), List.of("orders-1"), true, ""));
    assertThat(post.remedies())
        .containsExactly(
            new Post.Remedy(
                "db-pool-too-small",
                "",
                "raise the pool's limit, with the database's headroom in view"),
            new Post.Remedy(
                "fd-exhausted",
                "raise the soft limit (prlimit): eases at once, cures nothing",
                ""));
    assertThat(post.kept()).isEqualTo(6);
  }

  @Test
  void a_proposal_names_the_plan_that_would_do_it_that_is_made_with_it() {
    Plan plan = plan("raise-fd-limit", "orders-1", List.of());
    OfferedCommands planned = planned(OrdersCase.offers(), plan);
    Proposals proposals =
        new Proposals("orders", List.of(sick("orders-1"), sick("orders-2")), planned);

    assertThat(proposals.plans()).containsExactly(plan);
    assertThat(proposals.proposals())
        .extracting(Proposal::name, Proposal::plan)
        .containsExactly(
            tuple("raise-fd-limit", Optional.of("7f3a0000")),
            tuple("restart-all-but 1", Optional.empty()));
  }

  @Test
  void what_lies_in_one_instance_is_eased_by_taking_it_away_while_others_serve() {
    OfferedCommands drains =
        _ -> List.of(new OfferedCommands.Offer("drain", "", List.of("fd-exhausted")));
    Judgement one = sick("orders-1");
    Judgement other = judged("orders-2", Judgement.Verdict.HEALTHY);

    assertThat(new Proposals("orders", List.of(one, other), drains).proposals())
        .containsExactly(new Proposal("drain", List.of("orders-1"), List.of(), false, ""));
    assertThat(new Proposals("orders", List.of(one, sick("orders-2")), drains).proposals())
        .as("nobody would be left")
        .isEmpty();
    OfferedCommands planned =
        planned(
            drains,
            plan("drain", "orders-1", List.of(new Plan.Kept("orders-1", OrdersCase.NIGHT))));
    assertThat(new Proposals("orders", List.of(one, other), planned).proposals())
        .extracting(Proposal::targets, Proposal::keeps, Proposal::plan)
        .containsExactly(tuple(List.of("orders-1"), List.of(), Optional.of("7f3a0000")));
  }

  private static Plan plan(String name, String target, List<Plan.Kept> keeps) {
    return new Plan(
        "7f3a0000",
        "7f3a0000".repeat(8),
        name,
        "orders",
        List.of(new Plan.Step(1, name, target, target, "prlimit")),
        keeps,
        OrdersCase.NIGHT,
        1,
        List.of());
  }

  /** The same offers, and this plan for what has its name. */
  private static OfferedCommands planned(OfferedCommands offers, Plan plan) {
    return new OfferedCommands() {
      @Override
      public List<Offer> of(String service) {
        return offers.of(service);
      }

      @Override
      public Optional<Plan> plan(
          String service, String what, List<String> targets, List<Judgement> judgements) {
        return Optional.of(plan).filter(p -> p.name().equals(what));
      }
    };
  }

  private static Judgement sick(String target) {
    return judged(target, Judgement.Verdict.EXPLAINED);
  }

  private static Judgement judged(String target, Judgement.Verdict verdict) {
    return new Judgement(
        target,
        "orders",
        OptionalInt.empty(),
        verdict,
        List.of("reset"),
        List.of("fd-exhausted"),
        List.of(
            new Judgement.Link(
                "fd-exhausted", "", Judgement.State.OBSERVED, "", List.of(), "", "")),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  @Test
  void proposes_nothing_for_what_it_cannot_explain() {
    IncidentReporter reporter =
        orders.reporter(
            id, new RunEvent.Started("connection-reset", OrdersCase.SHA, 1), _ -> Path.of("x.md"));
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
    assertThat(orders.room.posts(Post.MitigationPost.class)).isEmpty();
    assertThat(orders.room.posts(Post.FindingPost.class).getFirst().judgement().nextProbe())
        .contains("db-activity");
  }

  @Test
  void a_cancelled_run_is_on_record_and_ends_its_progress() {
    IncidentReporter reporter =
        orders.reporter(
            id, new RunEvent.Started("connection-reset", OrdersCase.SHA, 1), _ -> Path.of("x.md"));
    reporter.stopped("cancelled\u001b[2J by li");
    assertThat(happenings().getLast()).isEqualTo(new InvestigationStopped(1, "cancelled by li"));
    assertThat(orders.room.posts(Post.Progress.class).getLast().done()).isTrue();
  }

  private List<Happening> happenings() {
    return orders.incidents.timeline(id).stream().map(TimelineEntry::what).toList();
  }

  private List<KeptEvidence> kept() {
    return happenings().stream()
        .filter(EvidenceKept.class::isInstance)
        .map(h -> ((EvidenceKept) h).evidence())
        .toList();
  }
}
