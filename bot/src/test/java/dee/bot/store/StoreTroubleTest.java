package dee.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.bot.Eventually;
import dee.bot.delivery.Delivery;
import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.room.Chronicle;
import dee.bot.room.Deed;
import dee.bot.room.Post;
import dee.bot.schedule.DbAgenda;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told when the database or its disk is in trouble, and that nothing is lost. */
class StoreTroubleTest {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Declared DECLARED = new Declared("orders", "x", Severity.SEV_2);

  @TempDir private Path path;

  private static Chronicle chronicle(DataDirectory data) {
    return data.chronicle((_, _, _) -> {}, () -> {});
  }

  private static IncidentId declare(DataDirectory data) {
    return chronicle(data).declare(DECLARED, Actor.dee(), Instant.EPOCH, _ -> Deed.NOTHING);
  }

  private static void note(DataDirectory data, IncidentId id, String text) {
    chronicle(data).write(id, Actor.dee(), Instant.EPOCH, _ -> Deed.of(new NoteAdded(text)));
  }

  @Test
  void a_database_that_another_program_locks_is_waited_for_and_named() throws Exception {
    try (DataDirectory data = DataDirectory.open(path)) {
      IncidentId id = declare(data);
      try (var other = DriverManager.getConnection("jdbc:sqlite:" + path.resolve("dee.db"));
          var statement = other.createStatement()) {
        statement.execute("begin immediate");
        assertThatThrownBy(() -> note(data, id, "lost?"))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("dee.db is locked by another program")
            .hasMessageContaining("end it; nothing was written");
        statement.execute("rollback");
      }
      note(data, id, "goes on");
      assertThat(data.incidents().timeline(id)).hasSize(2);
    }
  }

  @Test
  void a_damaged_database_is_named_when_it_is_opened_and_left_as_it_is() throws IOException {
    Path file = path.resolve("dee.db");
    try (DataDirectory data = DataDirectory.open(path)) {
      IncidentId id = declare(data);
      for (int i = 0; i < 200; i++) {
        note(data, id, "n".repeat(200));
      }
    }
    byte[] garbage = new byte[8 * 4096];
    new Random(1).nextBytes(garbage);
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(4096);
      open.write(garbage);
    }
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> DataDirectory.open(path))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("dee.db is damaged")
        .hasMessageContaining("put back a backup");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  @Tag("full")
  void a_full_disk_is_named_and_nothing_acknowledged_is_lost() throws Exception {
    Path disk = Files.createDirectory(path.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0,
        "a disk of its own can be mounted by root only");
    try {
      fill(disk);
    } finally {
      run("umount", disk.toString());
    }
  }

  private static void fill(Path disk) throws IOException {
    Path filler = Files.write(disk.resolve("filler"), new byte[300 * 1024]);
    try (DataDirectory data = DataDirectory.open(disk.resolve("data"))) {
      IncidentId id = declare(data);
      int[] acknowledged = {1};
      assertThatThrownBy(
              () -> {
                while (acknowledged[0] < 10_000) {
                  note(data, id, "n".repeat(2000));
                  acknowledged[0]++;
                }
              })
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("disk is full; make room there; nothing was written");
      assertThatThrownBy(() -> data.evidence().keep("e".repeat(600_000)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("check space");
      assertThat(data.incidents().timeline(id)).hasSize(acknowledged[0]);
      Files.delete(filler);
      note(data, id, "goes on");
      assertThat(data.incidents().timeline(id)).hasSize(acknowledged[0] + 1);
      String sha256 = data.evidence().keep("small");
      assertThat(data.evidence().text(sha256)).contains("small");
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  @Test
  void a_postgresql_that_goes_away_is_named_and_all_goes_on_when_it_is_back() throws Exception {
    TestPostgres postgres = TestPostgres.own();
    List<String> shown = new CopyOnWriteArrayList<>();
    List<Errand> done = new CopyOnWriteArrayList<>();
    try (DataDirectory data = DataDirectory.open(path, postgres.fresh(), "node-1");
        DbAgenda agenda = new DbAgenda(data.database(), data.node(), CLOCK);
        Delivery delivery =
            new Delivery(
                    data.outbox(), letter -> shown.add(letter.key()), data.chatLease(CLOCK), CLOCK)
                .start()) {
      agenda.start(
          Map.of(
              Errand.Kind.UPDATE,
              errand -> {
                done.add(errand);
                return Optional.empty();
              }));
      Chronicle chronicle = data.chronicle(agenda, delivery::poke);
      IncidentId id =
          chronicle.declare(
              DECLARED,
              Actor.dee(),
              CLOCK.instant(),
              _ -> Deed.NOTHING.saying(Post.Notice.info("x")));
      Eventually.holds(() -> shown.size() == 1);

      postgres.stop();
      assertThatThrownBy(() -> note(data, id, "lost"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("does not answer")
          .hasMessageContaining("goes on by itself when it is back");
      postgres.startAgain();

      Deed deed =
          Deed.of(new NoteAdded("back"))
              .saying(Post.Notice.info("y"))
              .then(Errand.of(Errand.Kind.UPDATE, id), CLOCK.instant());
      Eventually.holds(() -> written(chronicle, id, deed));
      Eventually.holds(() -> shown.equals(List.of("dee-1", "dee-2")));
      Eventually.holds(() -> done.size() == 1);
      assertThat(data.incidents().timeline(id)).hasSize(2);
    } finally {
      postgres.close();
    }
  }

  private static boolean written(Chronicle chronicle, IncidentId id, Deed deed) {
    try {
      return !chronicle.write(id, Actor.dee(), CLOCK.instant(), _ -> deed).isEmpty();
    } catch (StoreException _) {
      return false;
    }
  }

  @Test
  void a_postgresql_that_is_not_there_is_named() {
    PostgresAccess nobody =
        new PostgresAccess("jdbc:postgresql://localhost:1/dee?connectTimeout=1", "dee", "secret");
    assertThatThrownBy(() -> DataDirectory.open(path, nobody, "node-1"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("jdbc:postgresql://localhost:1/dee")
        .hasMessageContaining("does not answer")
        .message()
        .doesNotContain("secret");
    assertThat(nobody.toString()).doesNotContain("secret");
  }

  @Test
  void dees_that_share_a_database_must_share_the_directory_and_not_the_name() throws IOException {
    PostgresAccess access = TestPostgres.shared().fresh();
    Path other = Files.createDirectory(path.resolve("other"));
    Path shared = path.resolve("shared");
    try (DataDirectory first = DataDirectory.open(shared, access, "node-1");
        DataDirectory second = DataDirectory.open(shared, access, "node-2")) {
      String sha256 = first.evidence().keep("text");
      assertThat(second.evidence().text(sha256)).contains("text");
      assertThatThrownBy(() -> DataDirectory.open(shared, access, "node-2"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("dee-node-2.lock")
          .hasMessageContaining("its own node name");
      assertThatThrownBy(() -> DataDirectory.open(other, access, "node-3"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("must share the directory too");
    }
  }
}
