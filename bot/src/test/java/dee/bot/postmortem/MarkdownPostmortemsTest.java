package dee.bot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.investigation.OrdersCase;
import dee.bot.room.Deed;
import dee.bot.room.Golden;
import dee.bot.room.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownPostmortemsTest {

  @TempDir private Path directory;

  private final OrdersCase orders = new OrdersCase();
  private final IncidentId id = orders.open();

  private MarkdownPostmortems postmortems() {
    return new MarkdownPostmortems(
        orders.incidents, orders.incidents, new Texts(Locale.ENGLISH), directory.resolve("pm"));
  }

  private void wholeIncident() {
    orders.run(id, postmortems());
    orders.clock.forward(Duration.ofMinutes(4));
    orders.journal.write(id, new NoteAdded("restarted orders-2"), Actor.person("li"));
    orders.journal.write(id, new StatusChanged(Status.MITIGATED), Actor.person("li"));
    orders.clock.forward(Duration.ofMinutes(20));
    orders.journal.write(id, new StatusChanged(Status.RESOLVED), Actor.person("li"));
  }

  @Test
  void tells_the_whole_case() throws IOException {
    wholeIncident();
    Golden.assertSame("postmortem/orders.md", postmortems().text(id));
  }

  @Test
  void every_sentence_of_summary_timeline_causes_and_exclusions_says_what_it_rests_on() {
    wholeIncident();
    String text = postmortems().text(id);
    for (String section : List.of("Summary", "Timeline", "Causes", "Ruled out", "Not checked")) {
      List<String> claims = claims(text, section);
      assertThat(claims).as(section).isNotEmpty();
      assertThat(claims).as(section).allMatch(c -> c.matches("- .* \\[([et][0-9]+ ?)+]"));
    }
  }

  @Test
  void every_reference_leads_to_an_entry_or_to_evidence() {
    wholeIncident();
    orders.run(id, postmortems());
    String text = postmortems().text(id);
    List<String> referred = new ArrayList<>();
    Matcher references = Pattern.compile("(?<!\\\\)\\[([et][0-9 et]*)]").matcher(text);
    while (references.find()) {
      referred.addAll(List.of(references.group(1).split(" ", -1)));
    }
    String timeline = String.join("\n", claims(text, "Timeline"));
    assertThat(referred.stream().distinct())
        .hasSizeGreaterThan(20)
        .allMatch(r ->
            r.startsWith("e")
                ? text.contains("\n### " + r + ": ")
                : Pattern.compile("[\\[ ]" + r + "[\\] ]").matcher(timeline).find());
  }

  @Test
  void writing_it_again_changes_nothing() throws IOException {
    wholeIncident();
    Path file = postmortems().write(id);
    String first = Files.readString(file);
    orders.clock.forward(Duration.ofDays(1));
    assertThat(postmortems().write(id)).isEqualTo(file).hasFileName("INC-1.md");
    assertThat(Files.readString(file)).isEqualTo(first);
    try (var files = Files.list(directory.resolve("pm"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void what_is_not_on_record_is_unknown_or_said_to_be_missing() {
    IncidentId bare =
        orders.incidents.declare(
            new Declared("billing", "slow", Severity.SEV_3),
            Actor.person("li"),
            orders.clock.instant(),
            _ -> Deed.NOTHING);
    assertThat(postmortems().text(bare))
        .contains("- Lead: unknown\n")
        .contains("| Resolved | unknown |  |")
        .contains("No instance was judged.")
        .contains("The findings name no lasting fix.")
        .contains("None was kept.");
  }

  @Test
  void hostile_values_stay_text() {
    String hostile =
        "# x\n```\n| a | <script>alert(1)</script> @everyone [link](http://evil) **b** \u001b[31mred\u001b[0m ~~s~~ &amp;";
    orders.journal.write(id, new NoteAdded(hostile), Actor.person("@here <b>"));
    String text = postmortems().text(id);
    String line = text.lines().filter(l -> l.contains("script")).findFirst().orElseThrow();
    assertThat(line)
        .contains("note: # x \\`\\`\\` \\| a \\| \\<script>alert(1)\\</script> &#64;everyone")
        .contains("\\[link\\](http://evil) \\*\\*b\\*\\* red \\~\\~s\\~\\~ \\&amp;")
        .doesNotContain("\u001b");
    assertThat(text.lines().filter(l -> l.startsWith("# "))).hasSize(1);
    assertThat(text).doesNotContain("@here");
  }

  @Test
  void evidence_that_holds_a_fence_stays_within_its_own() {
    wholeIncident();
    List<String> lines = postmortems().text(id).lines().toList();
    // Outside of code fences only headings, lists, tables and plain sentences are left.
    int opened = 0;
    String fence = "";
    for (String line : lines) {
      if (fence.isEmpty() && line.startsWith("```")) {
        fence = line.replace("text", "");
        opened++;
      } else if (!fence.isEmpty() && line.equals(fence)) {
        fence = "";
      } else if (fence.isEmpty()) {
        assertThat(line).doesNotContain("@everyone");
      }
    }
    assertThat(fence).isEmpty();
    assertThat(opened).isEqualTo(6);
  }

  @Test
  void an_unknown_incident_and_a_place_that_cannot_be_written_are_named() throws IOException {
    assertThatThrownBy(() -> postmortems().write(new IncidentId(9)))
        .isInstanceOf(IncidentStore.UnknownIncident.class);
    Files.writeString(directory.resolve("pm"), "a file");
    assertThatThrownBy(() -> postmortems().write(id))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("INC-1.md cannot be written");
  }

  private static List<String> claims(String text, String section) {
    return text.lines()
        .dropWhile(l -> !l.equals("## " + section))
        .skip(1)
        .takeWhile(l -> !l.startsWith("## "))
        .filter(l -> l.startsWith("- "))
        .toList();
  }
}
