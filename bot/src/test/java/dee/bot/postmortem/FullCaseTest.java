package dee.bot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.room.Deed;
import dee.bot.room.Golden;
import dee.bot.room.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each field that a machine can fill, against the made-up incident. */
class FullCaseTest {

  private static final List<String> HEADINGS =
      List.of(
          "# Post-mortem of INC-3: orders, clients time out",
          "## About this incident",
          "## Summary",
          "## Key times",
          "## Time to detect, acknowledge, mitigate and resolve",
          "## Detection",
          "## Impact",
          "## Timeline",
          "## Trigger",
          "## Contributing causes",
          "## Ruled out",
          "### Could not be checked",
          "## Mitigation and resolution",
          "## What went well, what went badly, where we were lucky",
          "## What limited the harm, and risks left",
          "## Action items",
          "## Lessons and open questions",
          "## Communication",
          "## Similar past incidents",
          "## Evidence");

  @TempDir private Path directory;

  private final FullCase full = new FullCase();

  private PostmortemFiles postmortems() {
    return new PostmortemFiles(
        full.incidents, full.incidents, new Texts(Locale.ENGLISH), directory, full.clock);
  }

  private String text() {
    return postmortems().text(full.id);
  }

  @Test
  void tells_the_whole_case_in_markdown() throws IOException {
    full.whole();
    Golden.assertSame("postmortem/full.md", text());
  }

  @Test
  void shows_the_whole_case_as_a_page() throws IOException {
    full.whole();
    postmortems().write(full.id);
    Golden.assertSame("postmortem/full.html", Files.readString(directory.resolve("INC-3.html")));
  }

  @Test
  void has_every_section_in_order() {
    full.whole();
    assertThat(text().lines().filter(HEADINGS::contains)).containsExactlyElementsOf(HEADINGS);
  }

  @Test
  void has_every_section_for_an_incident_of_which_nothing_is_known() {
    String text = text();
    assertThat(text.lines().filter(HEADINGS::contains)).containsExactlyElementsOf(HEADINGS);
    assertThat(text)
        .contains("| Start of impact (earliest visible signal) | unknown |  |  |")
        .contains("| TTD, time to detect | detected − start of impact | unknown |")
        .contains("- Unknown: no restart, deploy or other change before 2026-03-01 02:14:07")
        .contains("- Unknown: no instance was judged. [t1]");
  }

  @Test
  void computes_the_key_times_and_durations() {
    full.whole();
    assertThat(text())
        .contains(
            "| Start of impact (earliest visible signal) | 2026-03-01 02:00:07 | orders-1: the slowest")
        .contains("| Detected | 2026-03-01 02:14:07 | Alertmanager: OrdersErrorRateHigh | t2 |")
        .contains("| Acknowledged (first act of a person) | 2026-03-01 02:14:59 |")
        .contains("| Mitigated | 2026-03-01 02:15:43 | mitigated |")
        .contains("| Resolved | 2026-03-01 02:35:43 | resolved |")
        .contains("| TTD, time to detect | detected − start of impact | 14 min 0 s |")
        .contains("| TTA, time to acknowledge | acknowledged − detected | 52 s |")
        .contains("| TTM, time to mitigate | mitigated − start of impact | 15 min 36 s |")
        .contains("| TTR, time to resolve | resolved − start of impact | 35 min 36 s |");
  }

  @Test
  void a_relapse_takes_back_what_was_mitigated() {
    full.whole();
    full.write(FullCase.li(), new StatusChanged(Status.INVESTIGATING));
    assertThat(text()).contains("| Mitigated | unknown |").contains("| Resolved | unknown |");
  }

  @Test
  void never_tells_a_negative_time() {
    full.begun();
    assertThat(text())
        .doesNotContainPattern("\\| -[0-9]")
        .doesNotContain("−1")
        .doesNotContain("(-");
  }

  @Test
  void says_how_much_earlier_it_could_have_been_seen_and_by_what() {
    full.whole();
    assertThat(text())
        .contains(
            "- It could have been seen 14 min 0 s earlier: orders-1: the slowest tenth of requests takes 0.9 s, before 0.1 s, at 2026-03-01 02:00:07. [e2 t2 t16]")
        .contains(
            "- The last change on record before it began: at 2026-03-01 00:14:07, orders-1: the process started. It began 1 h 46 min later.");
  }

  @Test
  void sorts_the_timeline_by_what_happened_first_and_shows_corrections() {
    full.whole();
    List<String> rows = section("Timeline").stream().filter(l -> l.startsWith("| t")).toList();
    assertThat(rows.stream().map(r -> r.split(" \\| ", -1)[1])).isSorted();
    assertThat(rows)
        .anyMatch(r ->
            r.contains(
                "02:15:22 | note | li | traffic moved away from orders-1 (recorded as: note: traffic moved away from ordres-1; corrected by t"))
        .anyMatch(r ->
            r.contains(
                "run 1: 6 items of evidence from orders-1, orders-2, orders-3 (pools, open-files) | e1–e6 |"));
    assertThat(text()).contains("Largest difference of each: orders-1 +1.2 s, orders-2 +0.0 s.");
  }

  @Test
  void evidence_bears_the_time_of_both_clocks() {
    full.whole();
    assertThat(text())
        .contains(
            "- Taken at 2026-03-01 02:14:09, in 12 ms, exit 0. The target's clock said 2026-03-01 02:14:10 (+1.2 s against Dee's). [t4 t10]")
        .contains(
            "by the target's own clock, in 12 ms, exit 0. How far that clock is off was not measured.");
  }

  @Test
  void argues_for_and_against_each_cause() {
    full.whole();
    assertThat(section("Contributing causes"))
        .anyMatch(l -> l.startsWith("- **Cause:** db-pool-too-small. It means: queries are quick"))
        .anyMatch(l ->
            l.startsWith("- **For it:** orders-2 no longer shows it once it is healthy (run 2)"))
        .anyMatch(l -> l.startsWith("- **For it:** orders-3, which is healthy, does not show it"))
        .anyMatch(l -> l.startsWith("- **Against it:** nothing on record."))
        .anyMatch(l -> l.startsWith("- **Confidence:** high."))
        .anyMatch(l ->
            l.startsWith("- **It would be disproved by** a look that refutes db-pool-too-small"));
  }

  @Test
  void tells_the_plan_step_by_step() {
    full.whole();
    assertThat(section("Mitigation and resolution"))
        .contains("### Plan 7f3a7f3a: restart-all-but 1")
        .anyMatch(l ->
            l.startsWith("- Agreed to by 1 person; needed: 1 person other than the requester."))
        .anyMatch(l ->
            l.startsWith(
                "| 1 | drain | orders-1 (run on lb-1) | `drainctl orders-1 \\| tee` | done in 9 s. no new connections |"))
        .anyMatch(
            l -> l.startsWith("- orders-1 was set aside for diagnosis until 2026-03-01 06:14:07."))
        .anyMatch(l -> l.startsWith("- Checked: the symptom stayed away for 2 min 0 s."))
        .anyMatch(
            l -> l.startsWith("- Temporary: nothing on record ends db-pool-too-small for good."));
  }

  @Test
  void leaves_owner_and_due_open_and_finds_the_earlier_incident() {
    full.whole();
    assertThat(section("Action items"))
        .anyMatch(l ->
            l.startsWith(
                "| raise the pool's limit, with the database's headroom in view | prevent | db-pool-too-small | ⚠ no owner | ⚠ no date |  |"));
    assertThat(section("Similar past incidents"))
        .anyMatch(l ->
            l.startsWith(
                "| INC-1 | 2026-02-09 02:14:07 | orders | pool of billing used up | db-pool-too-small |"))
        .noneMatch(l -> l.contains("INC-2"));
  }

  @Test
  void every_sentence_of_summary_impact_timeline_causes_and_exclusions_says_what_it_rests_on() {
    for (FullCase told : List.of(full.whole(), new FullCase(), new FullCase().begun())) {
      String text =
          new PostmortemFiles(
                  told.incidents, told.incidents, new Texts(Locale.ENGLISH), directory, told.clock)
              .text(told.id);
      for (String name :
          List.of("Summary", "Impact", "Timeline", "Trigger", "Contributing causes", "Ruled out")) {
        List<String> claims = Markdown.section(text, name);
        assertThat(claims.stream().filter(l -> l.startsWith("- "))).as(name).isNotEmpty();
        assertThat(claims.stream().filter(l -> l.startsWith("- ")))
            .as(name)
            .allMatch(l -> l.matches("- .* \\[[et][0-9][et0-9 –]*]"));
        assertThat(claims.stream().filter(l -> l.startsWith("| ") && !l.contains("---")).skip(1))
            .as(name)
            .allMatch(l ->
                Pattern.compile("\\| [et][0-9][et0-9 –]* \\|").matcher(l).find()
                    || l.startsWith("| Measure")
                    || l.startsWith("| Entry"));
      }
    }
  }

  @Test
  void people_are_named_only_where_they_act_and_in_their_roles() {
    full.whole();
    String text = text();
    String elsewhere =
        String.join(
            "\n",
            text.lines().filter(l -> !l.startsWith("| t") && !l.startsWith("| Roles")).toList());
    assertThat(elsewhere).doesNotContainPattern("\\bli\\b").doesNotContainPattern("\\bmo\\b");
    assertThat(text).contains("| Roles | lead: li, scribe: unknown, communications: unknown |");
  }

  @Test
  void nothing_of_an_incident_without_causes_is_compared() {
    IncidentId bare =
        full.incidents.declare(
            new Declared("orders", "slow", Severity.SEV_3),
            Actor.person("li"),
            full.clock.instant(),
            _ -> Deed.NOTHING);
    full.write(bare, FullCase.li(), new NoteAdded("looking"));
    assertThat(postmortems().text(bare)).contains("Unknown: no cause was found to compare by.");
  }

  private List<String> section(String name) {
    return Markdown.section(text(), name);
  }
}
