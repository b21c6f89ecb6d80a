package dee.bot.discord.form;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.State;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.KeptFile;
import dee.bot.incident.Packets;
import dee.bot.incident.Plan;
import dee.bot.incident.Proposal;
import dee.bot.incident.Role;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Post;
import dee.bot.room.Text;
import dee.bot.room.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that comes in breaks a limit of Discord, a form, or the rule of who may be called. */
class HostileTest {

  private static final IncidentId ID = new IncidentId(999_999_999);
  private static final Instant AT = Instant.parse("2026-03-01T02:14:07Z");

  private static final List<String> WORDS =
      List.of(
          "orders-1",
          "",
          "*_~`|<[]>\\".repeat(1_000),
          "😀".repeat(50_000),
          "@everyone @here <@1> <@&501> <#3> </x:4> <t:1:R> <:a:1>",
          "```\n@everyone\n```\n".repeat(6_000),
          "\u001b[31m\u202ered\u0000\n# heading\n> quote\n- item\n1. item\n",
          "||spoiler|| [click](https://evil.example/) https://evil.example/a_b?c=*d*&e=<@1>",
          "\ud800 alone \udc00".repeat(3),
          "x".repeat(100_000));

  /** Every kind of post, with one value wherever a value comes from outside. */
  static List<Post> posts(String word, int many) {
    Link link = new Link(word, word, State.OBSERVED, word, times(many, _ -> word), word, word);
    Judgement judgement =
        new Judgement(
            word,
            word,
            OptionalInt.empty(),
            Verdict.EXPLAINED,
            times(many, _ -> word),
            List.of(word),
            times(many, _ -> link),
            times(many, _ -> link),
            times(many, _ -> link),
            Optional.of(word),
            List.of("First to go wrong" + word),
            Optional.of(Packets.of(word, Math.min(many + 1, 14))));
    KeptEvidence kept =
        new KeptEvidence(
            word,
            word,
            word,
            word,
            AT,
            0,
            Duration.ZERO,
            word,
            1,
            2,
            Optional.of(new KeptFile(word, word, 3)));
    Plan plan =
        new Plan(
            word,
            word,
            word,
            word,
            times(many, i -> new Plan.Step(i, word, word, word, word)),
            times(many, _ -> new Plan.Kept(word, AT)),
            AT,
            2,
            times(many, _ -> word));
    Incident incident =
        new Incident(
            ID,
            word,
            word,
            Severity.SEV_2,
            Status.INVESTIGATING,
            AT,
            Map.of(Role.LEAD, word, Role.SCRIBE, word, Role.COMMUNICATIONS, word),
            1);
    List<String> words = times(many, _ -> word);
    List<Post.Alike> alike = times(many, _ -> new Post.Alike(word, words, words, words));
    Proposal proposal = new Proposal("restart" + word, words, words, true, word, Optional.of(word));
    Text text = new Text("plain", List.of(word));
    return Stream.of(
            Stream.of(
                announcement(word),
                new Post.AlertPost(ID, word, word, word, Optional.of(AT)),
                new Post.Card(
                    incident,
                    times(many, _ -> new Post.Known(words, Verdict.AT_RISK, words)),
                    Optional.of(new Post.Coverage(1, many)),
                    Optional.of(new Post.Due(AT, true)),
                    times(many, _ -> plan),
                    plan.keeps(),
                    Optional.empty(),
                    Optional.of(word)),
                new Post.Progress(ID, word, word, 1, 1, 1, 1, 1, Duration.ofDays(99), false),
                new Post.ComparisonPost(
                    ID, words, many, 1, times(many, _ -> new Post.Missing(word, word))),
                new Post.MitigationPost(
                    ID,
                    AT,
                    times(many, _ -> proposal),
                    many,
                    times(many, _ -> new Post.Remedy(word, word, word)),
                    List.of(plan)),
                new Post.Question(
                    ID, word, text, times(many, i -> new Post.Choice("/x " + word + i, text))),
                new Post.FilePost(ID, text, Path.of("gone.md")),
                new Post.EvidencePost(
                    ID, kept, Path.of("gone.txt"), Optional.of(Path.of("gone.pcap")))),
            Arrays.stream(Post.Notice.Tone.values()).map(tone -> new Post.Notice(tone, text)),
            Stream.of(
                new Post.Notice(
                    Post.Notice.Tone.ERROR,
                    new Text("refused.value.meant", List.of(word, word, word, word))),
                new Post.Listing(text, times(many, _ -> new Post.Row(word, text))),
                new Post.IncidentsPost(times(many, _ -> incident)),
                new Post.TimelinePost(ID, timeline(word, many), true),
                new Post.ProbePost(word, word, word, Duration.ZERO, text, word),
                new Post.UpdatePost(ID, 1, Status.MITIGATED, AT, word, Optional.of(AT)),
                new Post.DraftPost(ID, 1, AT, word, true),
                new Post.PlanPost(ID, plan, word, words, false)),
            Arrays.stream(Verdict.values())
                .map(verdict ->
                    new Post.FindingPost(
                        ID,
                        AT,
                        words,
                        with(judgement, verdict),
                        alike,
                        verdict == Verdict.AT_RISK)))
        .flatMap(posts -> posts)
        .map(Post.class::cast)
        .toList();
  }

  private static Post.Announcement announcement(String word) {
    return new Post.Announcement(
        ID,
        word,
        word,
        Severity.SEV_1,
        AT,
        Optional.of(AT),
        Optional.of(word),
        Text.of("announcement.doing.investigates", word),
        Optional.of(AT));
  }

  private static Judgement with(Judgement j, Verdict verdict) {
    return new Judgement(
        j.target(),
        j.service(),
        j.pid(),
        verdict,
        j.symptoms(),
        j.causes(),
        j.chain(),
        j.ruledOut(),
        j.notChecked(),
        j.nextProbe(),
        j.facts(),
        j.exchange());
  }

  private static List<TimelineEntry> timeline(String word, int many) {
    return IntStream.rangeClosed(1, many)
        .mapToObj(i -> new TimelineEntry(ID, i, AT, Actor.person(word), new NoteAdded(word)))
        .toList();
  }

  private static <T> List<T> times(int many, IntFunction<T> made) {
    return IntStream.range(0, many).mapToObj(made).toList();
  }

  private static List<String> words() {
    List<String> all = new ArrayList<>(WORDS);
    all.add(
        WORDS.stream()
            .map(w -> w.substring(0, Math.min(2_000, w.length())))
            .collect(Collectors.joining(" ")));
    return all;
  }

  @ParameterizedTest
  @MethodSource("words")
  void one_of_everything_keeps_the_limits_and_calls_nobody(String word) {
    posts(word, 1).forEach(HostileTest::check);
  }

  @Test
  void hundreds_of_everything_keep_the_limits_and_call_nobody() {
    posts("*orders*-1 <@&501>", 300).forEach(HostileTest::check);
  }

  @Test
  void hundreds_of_long_values_keep_the_limits_too() {
    posts("_" + "😀".repeat(2_000), 20).forEach(HostileTest::check);
  }

  private static void check(Post post) {
    MessageCreateData message = FormCase.message(post);
    Limits.keeps(message);
    boolean announces = post instanceof Post.Announcement;
    assertThat(message.getAllowedMentions()).isEmpty();
    assertThat(message.getMentionedUsers()).isEmpty();
    assertThat(message.isMentionRepliedUser()).isFalse();
    assertThat(message.getMentionedRoles()).hasSize(announces ? 1 : 0);
    if (announces) {
      assertThat(message.getContent()).contains("<@&501>");
    }
    if (post instanceof Post.Card || post instanceof Post.Progress) {
      FormCase.forms().edit(post).close();
    }
    message.close();
  }

  @Test
  void a_global_default_that_calls_everyone_changes_nothing() {
    EnumSet<Message.MentionType> before = MessageRequest.getDefaultMentions();
    MessageRequest.setDefaultMentions(EnumSet.allOf(Message.MentionType.class));
    try {
      assertThat(
              FormCase.message(announcement("x")).toData().getObject("allowed_mentions").toString())
          .contains("\"parse\":[]")
          .contains("\"roles\":[\"501\"]")
          .contains("\"replied_user\":false");
    } finally {
      MessageRequest.setDefaultMentions(before);
    }
  }

  @Test
  void ids_that_are_too_long_or_the_same_are_written_out_instead() {
    Text label = Text.of("plain", "look");
    MessageCreateData message =
        FormCase.message(
            new Post.Question(
                ID,
                "q",
                label,
                List.of(
                    new Post.Choice("/a", label),
                    new Post.Choice("/a", label),
                    new Post.Choice("/" + "b".repeat(200), label))));
    assertThat(Printed.rows(message)).hasSize(1);
    assertThat(Printed.rows(message).getFirst().getComponents()).hasSize(1);
    assertThat(message.getContent()).contains("look: `/a`").contains("look: `/bbb");
  }

  @Test
  void a_role_or_account_that_is_no_id_is_not_written_as_one() {
    Addressing wrong =
        new Addressing() {
          @Override
          public Optional<String> role(Severity severity) {
            return Optional.of("everyone> @everyone");
          }

          @Override
          public Optional<String> account(String person) {
            return Optional.of("!1> *");
          }
        };
    DiscordForms forms =
        new DiscordForms(new Texts(Locale.ENGLISH), FormCase.IDS, wrong, FormCase.DRAWINGS);
    MessageCreateData message = forms.message(announcement("li"));
    assertThat(message.getMentionedRoles()).isEmpty();
    assertThat(message.getContent()).doesNotContain("<@").contains("li leads.");
  }
}
