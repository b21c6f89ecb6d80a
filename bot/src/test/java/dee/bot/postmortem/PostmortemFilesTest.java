package dee.bot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.Status;
import dee.bot.investigation.OrdersCase;
import dee.bot.room.Golden;
import dee.bot.room.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmortemFilesTest {

  @TempDir private Path directory;

  private final OrdersCase orders = new OrdersCase();
  private final IncidentId id = orders.open();

  private PostmortemFiles postmortems() {
    return new PostmortemFiles(
        orders.incidents,
        orders.incidents,
        new Texts(Locale.ENGLISH),
        directory.resolve("pm"),
        orders.clock);
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
  void writing_it_again_changes_only_the_time_it_bears() throws IOException {
    wholeIncident();
    Path file = postmortems().write(id);
    List<String> first = Files.readAllLines(file);
    orders.journal.write(id, new PostmortemWritten(file.toString()), Actor.dee());
    orders.clock.forward(Duration.ofDays(1));
    assertThat(postmortems().write(id)).isEqualTo(file).hasFileName("INC-1.md");
    List<String> again = Files.readAllLines(file);
    again.removeAll(first);
    assertThat(again).containsExactly("| Generated at | 2026-03-02 02:38:08 |  |");
    try (var files = Files.list(directory.resolve("pm"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("INC-1.md", "INC-1.html", ".generated");
    }
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
        .hasMessageContaining("INC-1.md cannot be read");
  }
}
