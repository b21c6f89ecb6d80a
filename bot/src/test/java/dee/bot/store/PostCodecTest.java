package dee.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.State;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.Packets;
import dee.bot.incident.Plan;
import dee.bot.incident.Proposal;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.room.Post;
import dee.bot.room.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostCodecTest {

  private static final IncidentId ID = new IncidentId(42);
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final Judgement JUDGEMENT =
      new Judgement(
          "orders-1",
          "orders",
          OptionalInt.of(4711),
          Judgement.Verdict.EXPLAINED,
          List.of("reset"),
          List.of("fd-exhausted"),
          List.of(
              new Link("fd-exhausted", "out", State.OBSERVED, "1 of 1", List.of("e3"), "a", "b")),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of("files: 1 of 1"));

  private static final List<Post> FOR_EVERYONE =
      List.of(
          new Post.Announcement(
              ID,
              "orders",
              "\"x\" \n ü",
              Severity.SEV_1,
              AT,
              Optional.of(AT),
              Optional.of("li"),
              Text.of("a.b", 1),
              Optional.of(AT)),
          new Post.AlertPost(ID, "Alertmanager", "Errors", "31 %", Optional.of(AT)),
          new Post.AlertPost(ID, "Alertmanager", "Errors", "31 %", Optional.empty()),
          new Post.Card(
              new Incident(
                  ID,
                  "orders",
                  "x",
                  Severity.SEV_2,
                  Status.MITIGATED,
                  AT,
                  Map.of(Role.LEAD, "li", Role.SCRIBE, "wang"),
                  2),
              List.of(
                  new Post.Known(
                      List.of("orders-1"), Judgement.Verdict.AT_RISK, List.of("file-leak"))),
              Optional.of(new Post.Coverage(7, 9)),
              Optional.of(new Post.Due(AT, false)),
              List.of(),
              List.of(new Plan.Kept("orders-1", AT)),
              Optional.of("li"),
              Optional.of("connection-reset")),
          new Post.Progress(ID, "run-1", "orders", 3, 2, 1, 1, 2, Duration.ofMillis(1500), true),
          new Post.FindingPost(
              ID,
              AT,
              List.of("orders-1", "orders-2"),
              JUDGEMENT,
              List.of(new Post.Alike("orders-2", List.of("l"), List.of("f"), List.of("e4"))),
              false),
          new Post.FindingPost(
              ID,
              AT,
              List.of("orders-1"),
              Packets.shown(JUDGEMENT, Packets.unread()),
              List.of(),
              true),
          new Post.ComparisonPost(
              ID, List.of("d"), 3, 2, List.of(new Post.Missing("orders-3", "connect timed out"))),
          new Post.MitigationPost(
              ID,
              AT,
              List.of(new Proposal("restart", List.of("orders-1"), List.of(), true, "x")),
              14,
              List.of(new Post.Remedy("fd-exhausted", "now", "fix")),
              List.of()),
          new Post.Question(
              ID, "q1", Text.of("a.b", 1), List.of(new Post.Choice("yes", Text.of("c.d")))),
          new Post.FilePost(ID, Text.of("a.b"), Path.of("/var/lib/dee/INC-42.md")),
          Post.Notice.warning("a.b", "x", 2),
          new Post.UpdatePost(
              ID, 3, Status.IDENTIFIED, AT, "all is well", Optional.of(AT.plusSeconds(60))),
          new Post.DraftPost(ID, 4, AT, "all is well", true),
          new Post.PlanPost(
              ID,
              new Plan(
                  "7f3a0000",
                  "7f3a",
                  "restart-all-but 1",
                  "orders",
                  List.of(new Plan.Step(1, "restart", "orders-2", "orders-2", "systemctl")),
                  List.of(new Plan.Kept("orders-1", AT)),
                  AT,
                  1,
                  List.of("resets")),
              "li",
              List.of("wang"),
              true));

  private static final List<Post> REPLIES =
      List.of(
          new Post.Listing(Text.of("a.b"), List.of()),
          new Post.IncidentsPost(List.of()),
          new Post.TimelinePost(ID, List.of(), false),
          new Post.EvidencePost(
              ID,
              new KeptEvidence("e1", "t", "p", "c", AT, 0, Duration.ZERO, "cd", 1, 0),
              Path.of("e1.txt"),
              Optional.empty()),
          new Post.ProbePost("orders-1", "files", "ls", Duration.ZERO, Text.of("a.b"), ""));

  @Test
  void every_kind_comes_back_as_it_went() {
    PostCodec codec = new PostCodec();
    for (Post post : FOR_EVERYONE) {
      assertThat(codec.post(PostCodec.kind(post), PostCodec.VERSION, codec.body(post)))
          .isEqualTo(post);
    }
  }

  @Test
  void every_kind_is_either_kept_or_refused_and_their_tags_never_change() {
    assertThat(
            Stream.of(FOR_EVERYONE, REPLIES).flatMap(List::stream).map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(Post.class.getPermittedSubclasses());
    assertThat(FOR_EVERYONE.stream().map(PostCodec::kind).distinct())
        .containsExactly(
            "announcement",
            "alert-post",
            "card",
            "progress",
            "finding-post",
            "comparison-post",
            "mitigation-post",
            "question",
            "file-post",
            "notice",
            "update-post",
            "draft-post",
            "plan-post");
  }

  @Test
  void a_reply_to_one_person_is_refused() {
    for (Post reply : REPLIES) {
      assertThatThrownBy(() -> PostCodec.kind(reply))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a reply to one person");
    }
  }

  @Test
  void what_another_version_wrote_is_refused_by_name() {
    PostCodec codec = new PostCodec();
    assertThatThrownBy(() -> codec.post("notice", 2, "{}"))
        .hasMessageContaining("kind notice in version 2");
    assertThatThrownBy(() -> codec.post("dance", 1, "{}")).hasMessageContaining("kind dance");
    assertThatThrownBy(() -> codec.post("notice", 1, "{\"tone\":"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be read");
  }
}
