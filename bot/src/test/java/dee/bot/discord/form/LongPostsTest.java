package dee.bot.discord.form;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.IncidentId;
import dee.bot.incident.Plan;
import dee.bot.incident.Status;
import dee.bot.room.Post;
import dee.bot.room.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;

/** What is too long for a message is in a file as a whole. */
class LongPostsTest {

  private static final IncidentId ID = new IncidentId(42);
  private static final Instant AT = Instant.parse("2026-03-01T02:14:07Z");

  @Test
  void what_is_a_little_too_long_goes_below_its_first_line() {
    MessageCreateData message =
        FormCase.message(
            new Post.Listing(
                Text.of("playbooks.title"),
                IntStream.range(0, 40)
                    .mapToObj(i -> new Post.Row("playbook-" + i, Text.of("plain", "a".repeat(60))))
                    .toList()));
    assertThat(message.getContent()).isEqualTo("**Playbooks**");
    assertThat(message.getEmbeds().getFirst().getDescription())
        .startsWith("- **playbook-0** aaa")
        .contains("- **playbook-39** aaa");
    assertThat(message.getAttachments()).isEmpty();
  }

  @Test
  void a_plan_of_many_steps_is_attached_with_every_command_as_it_is() {
    String line = "echo '" + "x".repeat(300) + "' ```";
    Plan plan =
        new Plan(
            "7f3a90c1",
            "7f3a",
            "restart",
            "orders",
            IntStream.rangeClosed(1, 50)
                .mapToObj(i -> new Plan.Step(i, "restart", "orders-" + i, "orders-" + i, line + i))
                .toList(),
            List.of(),
            AT,
            2,
            List.of());
    MessageCreateData message =
        FormCase.message(new Post.PlanPost(ID, plan, "li", List.of(), false));
    assertThat(message.getContent())
        .contains("Needs 2 people other than the requester")
        .endsWith("All of it is in the attached file plan-7f3a90c1.md.");
    String file = Printed.text(message.getAttachments().getFirst());
    assertThat(file).contains("valid until 2026-03-01 02:14 UTC").doesNotContain("<t:");
    plan.steps().forEach(step -> assertThat(file).contains("````\n" + step.line() + "\n````"));
    assertThat(Printed.rows(message)).hasSize(1);
  }

  @Test
  void an_update_of_the_longest_length_is_shown_whole() {
    String text = "_".repeat(2000);
    MessageCreateData message =
        FormCase.message(new Post.UpdatePost(ID, 1, Status.IDENTIFIED, AT, text, Optional.empty()));
    assertThat(message.getContent()).contains("INC-42 · update 1 · identified");
    assertThat(message.getEmbeds().getFirst().getDescription()).contains("\\_".repeat(2000));
  }

  @Test
  void five_hundred_instances_are_counted_where_they_are_not_named() {
    List<String> targets = IntStream.range(0, 500).mapToObj(i -> "orders-" + i).toList();
    MessageCreateData message =
        FormCase.message(
            new Post.ComparisonPost(
                ID,
                List.of(),
                500,
                0,
                targets.stream().map(t -> new Post.Missing(t, "connect timed out")).toList()));
    assertThat(message.getContent()).contains("orders-4 (connect timed out), and 495 more");
    assertThat(Printed.text(message.getAttachments().getFirst()))
        .contains("- orders-499 (connect timed out)");
  }
}
