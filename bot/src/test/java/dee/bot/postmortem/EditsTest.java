package dee.bot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Status;
import dee.bot.room.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people write into a post-mortem stays when it is written again. */
class EditsTest {

  private static final String MARK = "⚠ Dee now:";

  @TempDir private Path directory;

  private final FullCase full = new FullCase();

  @BeforeEach
  void write_it_once() {
    full.whole();
    write();
  }

  private Path file() {
    return directory.resolve("INC-3.md");
  }

  private String write() {
    new PostmortemFiles(
            full.incidents, full.incidents, new Texts(Locale.ENGLISH), directory, full.clock)
        .write(full.id);
    try {
      return Files.readString(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void save(String text) throws IOException {
    Files.writeString(file(), text);
  }

  private void edit(String from, String to) throws IOException {
    String text = Files.readString(file());
    assertThat(text).contains(from);
    save(text.replace(from, to));
  }

  /** New entries, a new status, a new line of evidence. */
  private void goOn() {
    full.clock.forward(Duration.ofMinutes(3));
    full.write(FullCase.li(), new NoteAdded("watched the pool for an hour"));
    full.keep(2, "orders-3", "pools", "active 1\n");
    full.write(FullCase.li(), new StatusChanged(Status.CLOSED));
  }

  @Test
  void without_edits_the_new_text_is_the_generated_one() throws IOException {
    goOn();
    String again = write();
    Files.delete(file());
    assertThat(again).isEqualTo(write()).contains("watched the pool for an hour");
  }

  @Test
  void a_line_edited_in_any_section_stays() throws IOException {
    List<String> lines = Files.readString(file()).lines().toList();
    List<String> edited = new ArrayList<>();
    List<String> marks = new ArrayList<>();
    boolean first = false;
    for (String line : lines) {
      if (line.startsWith("#")) {
        first = true;
        edited.add(line);
      } else if (first && line.startsWith("- ")) {
        first = false;
        marks.add("- We say it otherwise here, number " + marks.size() + ".");
        edited.add(marks.getLast());
      } else {
        edited.add(line);
      }
    }
    save(String.join("\n", edited) + "\n");
    goOn();
    String again = write();
    assertThat(marks).hasSizeGreaterThan(20);
    assertThat(again.lines().toList()).containsSubsequence(marks);
    assertThat(again).contains("watched the pool for an hour").contains("| closed |");
  }

  @Test
  void owner_and_due_stay_also_when_the_row_changes() throws IOException {
    edit("| ⚠ no owner | ⚠ no date |  |", "| team payments | 2026-04-01 | PAY-7 |");
    full.write(FullCase.dee(), new InstanceJudged(3, FullCase.sick("orders-1", "e1", "e2")));
    assertThat(write())
        .containsPattern(
            "\\| prevent \\| db-pool-too-small \\| team payments \\| 2026-04-01 \\| PAY-7 \\| t13 t[0-9]+ \\|")
        .doesNotContain(MARK);
  }

  @Test
  void answers_to_prompts_stay() throws IOException {
    edit(
        "What helped? [t2 t21]\n  - _to be answered_",
        "What helped? [t2 t21]\n  - The pager woke two people.\n  - And the runbook was short.");
    goOn();
    assertThat(write())
        .contains("\n  - The pager woke two people.\n  - And the runbook was short.\n");
  }

  @Test
  void a_section_that_was_taken_out_stays_out() throws IOException {
    String text = Files.readString(file());
    int from = text.indexOf("## Timeline");
    int to = text.indexOf("## Trigger");
    save(text.substring(0, from) + text.substring(to));
    goOn();
    assertThat(write())
        .doesNotContain("## Timeline")
        .doesNotContain("watched the pool")
        .doesNotContain(MARK)
        .contains("| closed |");
  }

  @Test
  void text_at_the_end_and_between_stays() throws IOException {
    edit("## Trigger\n", "A word of ours.\n\n## Trigger\n");
    save(Files.readString(file()) + "\n## Appendix of ours\n\nSee the wiki.");
    goOn();
    assertThat(write())
        .contains("A word of ours.\n\n## Trigger")
        .contains("## Appendix of ours\n\nSee the wiki.")
        .contains("### e13: pools of orders-3");
  }

  @Test
  void where_both_changed_the_same_line_both_are_shown_once_and_peoples_first() throws IOException {
    edit("| Status of the incident | resolved |", "| Status of the incident | done, we think |");
    edit(
        "at 2026-03-01 02:35:43, 35 min 36 s after it began.",
        "at last, 35 min 36 s after it began.");
    full.clock.forward(Duration.ofMinutes(1));
    full.write(FullCase.li(), new StatusChanged(Status.INVESTIGATING));
    full.write(FullCase.li(), new StatusChanged(Status.RESOLVED));
    String again = write();
    assertThat(again)
        .contains("| done, we think |")
        .containsPattern(
            "- It was resolved at last, 35 min[^\n]*\n- ⚠ Dee now: It was resolved at 2026-03-01 02:36:43");
    assertThat(write()).isEqualTo(again);
    full.write(FullCase.li(), new StatusChanged(Status.CLOSED));
    String closed = write();
    assertThat(closed).contains("| done, we think ⚠ Dee now: closed |");
    assertThat(closed.split(MARK, -1)).hasSize(3);
  }

  @Test
  void windows_line_ends_stay_and_are_no_edit() throws IOException {
    edit("## Trigger\n", "Ours.\n\n## Trigger\n");
    save(Files.readString(file()).replace("\n", "\r\n"));
    goOn();
    String again = write();
    assertThat(again.replace("\r\n", "")).doesNotContain("\n").doesNotContain(MARK);
    assertThat(again).contains("Ours.\r\n").contains("watched the pool for an hour");
  }

  @Test
  void a_missing_last_line_end_is_no_edit() throws IOException {
    save(Files.readString(file()).stripTrailing());
    assertThat(write()).endsWith("\n").doesNotContain(MARK);
  }

  @Test
  void a_deleted_file_is_written_anew() throws IOException {
    String before = Files.readString(file());
    Files.delete(file());
    assertThat(write()).isEqualTo(before);
  }

  @Test
  void a_file_of_an_older_dee_loses_nothing() throws IOException {
    Files.delete(directory.resolve(".generated").resolve("INC-3.md"));
    edit("⚠ no owner", "team payments");
    edit("## Trigger\n", "Ours.\n\n## Trigger\n");
    assertThat(write()).contains("team payments").contains("Ours.").contains("⚠ no owner");
  }

  @Test
  void a_file_that_cannot_be_read_is_named_and_left_alone() throws IOException {
    byte[] latin = "# caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file(), latin);
    assertThatThrownBy(this::write)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("INC-3.md is not UTF-8")
        .hasMessageContaining("move it away");
    assertThat(Files.readAllBytes(file())).isEqualTo(latin);
    Files.delete(file());
    Files.createDirectory(file());
    assertThatThrownBy(this::write).hasMessageContaining("cannot be read");
  }

  @Test
  void any_one_line_edited_stays_whatever_comes_later() throws IOException {
    String written = Files.readString(file());
    List<String> lines = written.lines().toList();
    goOn();
    String base = Files.readString(directory.resolve(".generated").resolve("INC-3.md"));
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      int at = random.nextInt(lines.size());
      String ours = "Our line " + round + " " + lines.get(at).replaceAll("[^a-z ]", "");
      List<String> edited = new ArrayList<>(lines);
      edited.set(at, ours);
      save(String.join("\n", edited) + "\n");
      Files.writeString(directory.resolve(".generated").resolve("INC-3.md"), base);
      String again = write();
      assertThat(again.lines()).as("line " + at + ": " + lines.get(at)).contains(ours);
      assertThat(again).contains("watched the pool for an hour");
      List<String> now = again.lines().toList();
      assertThat(IntStream.range(0, now.size()).filter(i -> now.get(i).equals(ours)).count())
          .isEqualTo(1);
    }
  }
}
