package dee.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.Eventually;
import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.room.Chronicle;
import dee.bot.room.Deed;
import dee.bot.room.Post;
import dee.bot.schedule.DbAgenda;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class TwoNodesTest {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final IncidentId INCIDENT = new IncidentId(1);

  @TempDir private Path path;

  private ChildProgram node(PostgresAccess access, String name) {
    ChildProgram child =
        ChildProgram.start(NodeProgram.class, List.of(path.toString(), access.url(), name));
    assertThat(child.read(1)).containsExactly("ready");
    return child;
  }

  private boolean errands(String... starts) {
    List<String> lines = RememberingFile.lines(path.resolve("errands"));
    return List.of(starts).stream().allMatch(s -> lines.stream().anyMatch(l -> l.startsWith(s)));
  }

  private List<String> begun(String node) {
    return RememberingFile.lines(path.resolve("errands")).stream()
        .filter(l -> l.startsWith(node + " begins slow"))
        .map(l -> l.substring(l.lastIndexOf(' ') + 1))
        .toList();
  }

  @Test
  void two_share_the_work_one_speaks_and_when_it_dies_the_other_goes_on() throws Exception {
    PostgresAccess access = TestPostgres.shared().fresh();
    try (DataDirectory data = DataDirectory.open(path.resolve("data"), access, "test");
        ChildProgram first = node(access, "first")) {
      DbAgenda agenda = new DbAgenda(data.database(), "test", CLOCK);
      Chronicle chronicle = data.chronicle(agenda, () -> {});
      chronicle.declare(
          new Declared("orders", "x", Severity.SEV_2),
          Actor.dee(),
          CLOCK.instant(),
          _ -> Deed.NOTHING);
      say(chronicle, 3);
      Eventually.holds(() -> data.outbox().waiting() == 0);

      try (ChildProgram second = node(access, "second")) {
        int[] errands = {0};
        Eventually.holds(() -> {
          set(agenda, "quick" + errands[0]++);
          Thread.sleep(50);
          return errands("first ends quick", "second ends quick");
        });
        int[] slow = {0};
        Eventually.holds(() -> {
          set(agenda, "slow" + slow[0]++);
          Thread.sleep(50);
          return errands("first begins slow", "second begins slow");
        });
        say(chronicle, 3);
        Eventually.holds(() -> data.outbox().waiting() == 0);
        assertThat(RememberingFile.lines(path.resolve("channel")))
            .allSatisfy(line -> assertThat(line).startsWith("first "));

        first.kill();
        long killed = System.nanoTime();
        List<String> left = begun("first");
        say(chronicle, 3);
        Eventually.holds(() -> data.outbox().waiting() == 0 && begun("second").containsAll(left));
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(30));

        Files.createFile(path.resolve("go"));
        Eventually.holds(() -> ended().size() == errands[0] + slow[0]);
        assertThat(ended()).doesNotHaveDuplicates();
        second.end();
        assertThat(second.exit()).isZero();
      }
      assertThat(RememberingFile.keys(path.resolve("channel")))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, 9).mapToObj(n -> "dee-" + n).toList());
    }
  }

  private List<String> ended() {
    return RememberingFile.lines(path.resolve("errands")).stream()
        .filter(l -> l.contains(" ends "))
        .map(l -> l.substring(l.lastIndexOf(' ') + 1))
        .toList();
  }

  private static void set(DbAgenda agenda, String detail) {
    agenda.set(new Errand(Errand.Kind.VERIFY, INCIDENT, detail), CLOCK.instant());
  }

  private static void say(Chronicle chronicle, int times) {
    for (int i = 0; i < times; i++) {
      chronicle.write(
          INCIDENT, Actor.dee(), CLOCK.instant(), _ -> Deed.NOTHING.saying(Post.Notice.info("x")));
    }
  }
}
