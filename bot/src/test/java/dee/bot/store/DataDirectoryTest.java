package dee.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Chronicle;
import dee.bot.room.Deed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Actor LI = Actor.person("li");
  private static final Declared DECLARED =
      new Declared("orders", "clients time out", Severity.SEV_2);

  @TempDir private Path path;

  private static Chronicle chronicle(DataDirectory data) {
    return data.chronicle((_, _, _) -> {}, () -> {});
  }

  private static IncidentId declare(DataDirectory data, Declared declared) {
    return chronicle(data).declare(declared, LI, NOON, _ -> Deed.NOTHING);
  }

  private static void append(DataDirectory data, IncidentId id, Happening what, Instant at) {
    chronicle(data).write(id, LI, at, _ -> Deed.of(what));
  }

  @Test
  void what_was_written_is_there_after_opening_again() {
    IncidentId id;
    try (DataDirectory data = DataDirectory.open(path)) {
      id = declare(data, DECLARED);
      append(data, id, new NoteAdded("rolled back"), NOON.plusSeconds(5));
    }
    try (DataDirectory data = DataDirectory.open(path)) {
      assertThat(data.incidents().timeline(id))
          .containsExactly(
              new TimelineEntry(id, 1, NOON, LI, DECLARED),
              new TimelineEntry(id, 2, NOON.plusSeconds(5), LI, new NoteAdded("rolled back")));
    }
  }

  @Test
  void incidents_are_numbered_and_the_newest_comes_first() {
    try (DataDirectory data = DataDirectory.open(path)) {
      IncidentStore store = data.incidents();
      IncidentId first = declare(data, DECLARED);
      declare(data, new Declared("billing", "slow", Severity.SEV_3));
      append(data, first, new StatusChanged(Status.RESOLVED), NOON);
      assertThat(store.incidents())
          .extracting(i -> i.id() + " " + i.service() + " " + i.status().word())
          .containsExactly("INC-2 billing investigating", "INC-1 orders resolved");
    }
  }

  @Test
  void an_incident_that_was_never_declared_has_no_timeline_and_takes_no_entries() {
    try (DataDirectory data = DataDirectory.open(path)) {
      IncidentId unknown = new IncidentId(9);
      assertThat(data.incidents().timeline(unknown)).isEmpty();
      assertThatThrownBy(() -> append(data, unknown, new NoteAdded("x"), NOON))
          .isInstanceOf(IncidentStore.UnknownIncident.class)
          .hasMessage("there is no incident INC-9");
    }
  }

  @Test
  void two_threads_that_append_at_once_lose_nothing_and_leave_no_gap() throws Exception {
    try (DataDirectory data = DataDirectory.open(path);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IncidentId id = declare(data, DECLARED);
      List<Runnable> writers =
          IntStream.range(0, 2)
              .<Runnable>mapToObj(writer ->
                  () ->
                      IntStream.range(0, 50)
                          .forEach(n -> append(data, id, new NoteAdded(writer + "." + n), NOON)))
              .toList();
      for (var written : writers.stream().map(threads::submit).toList()) {
        written.get();
      }
      List<TimelineEntry> timeline = data.incidents().timeline(id);
      assertThat(timeline)
          .extracting(TimelineEntry::sequence)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, 101).boxed().toList());
      assertThat(timeline.stream().map(TimelineEntry::what).distinct()).hasSize(101);
    }
  }

  @Test
  void a_second_dee_is_told_that_the_directory_is_in_use() {
    try (DataDirectory _ = DataDirectory.open(path)) {
      assertThatThrownBy(() -> DataDirectory.open(path))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(path.toString())
          .hasMessageContaining("in use by another Dee");
    }
    DataDirectory.open(path).close();
  }

  @Test
  void a_directory_that_cannot_be_made_is_named() throws IOException {
    Path file = Files.writeString(path.resolve("file"), "");
    assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file.resolve("data") + " cannot be written")
        .hasMessageContaining("check its owner and rights");
  }

  @Test
  void a_database_of_a_newer_dee_is_left_alone() throws Exception {
    DataDirectory.open(path).close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path.resolve("dee.db"));
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into flyway_schema_history (installed_rank, version, description, type, script,"
              + " checksum, installed_by, execution_time, success)"
              + " values (99, '9', 'later', 'SQL', 'V9__later.sql', 1, 'x', 1, 1)");
    }
    assertThatThrownBy(() -> DataDirectory.open(path))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("was written by a newer Dee (its tables have version 9)");
  }

  @Test
  void a_file_that_is_no_database_is_named() throws IOException {
    Files.writeString(
        path.resolve("dee.db"), "this is no database, but it is long enough to look".repeat(30));
    assertThatThrownBy(() -> DataDirectory.open(path))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("dee.db")
        .hasMessageContaining("not a database");
  }

  @Test
  void evidence_is_found_by_the_hash_of_its_text_and_kept_once() throws IOException {
    try (DataDirectory data = DataDirectory.open(path)) {
      String sha256 = data.evidence().keep("Recv-Q 33 ü\n");
      assertThat(data.evidence().keep("Recv-Q 33 ü\n")).isEqualTo(sha256).hasSize(64);
      assertThat(data.evidence().text(sha256)).contains("Recv-Q 33 ü\n");
      Path file = path.resolve("evidence").resolve(sha256.substring(0, 2)).resolve(sha256);
      assertThat(file).exists();
      try (var files = Files.list(file.getParent())) {
        assertThat(files).hasSize(1);
      }
      assertThat(data.evidence().text("0".repeat(64))).isEmpty();
      assertThat(data.evidence().text("../../etc/passwd")).isEmpty();
      Files.writeString(file, "changed");
      assertThat(data.evidence().text(sha256)).isEmpty();
    }
  }

  @Test
  void nothing_acknowledged_is_lost_when_the_writer_is_killed() throws Exception {
    Process child =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                WritingChild.class.getName(),
                path.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int acknowledged = 0;
    try (var lines = child.inputReader()) {
      for (int i = 0; i < 40; i++) {
        acknowledged = acknowledged(lines.readLine(), acknowledged);
      }
      child.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged = acknowledged(line, acknowledged);
      }
    }
    assertThat(child.waitFor()).isNotZero();
    try (DataDirectory data = DataDirectory.open(path)) {
      Incident incident = data.incidents().incidents().getFirst();
      List<TimelineEntry> timeline = data.incidents().timeline(incident.id());
      assertThat(timeline.size()).isGreaterThanOrEqualTo(acknowledged);
      assertThat(timeline.getLast().sequence()).isEqualTo(timeline.size());
      // Every text that a row names was there before the row.
      assertThat(timeline.stream().skip(1))
          .allSatisfy(e ->
              assertThat(e.what())
                  .isInstanceOfSatisfying(
                      NoteAdded.class,
                      n -> assertThat(data.evidence().text(n.text())).isPresent()));
    }
  }

  /** The number in {@code kept 7}; the one before for any other line. */
  private static int acknowledged(String line, int before) {
    return line.startsWith("kept ") ? Integer.parseInt(line.substring(5)) : before;
  }
}
