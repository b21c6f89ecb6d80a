package dee.bot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.room.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ManyRunsTest {

  private static final int RUNS = 100;
  private static final int ITEMS = 20;

  @TempDir private Path directory;

  private final FullCase full = new FullCase();

  /** The whole takes about two seconds on one core; a square law would take minutes. */
  @Test
  @Timeout(180)
  void an_incident_of_a_hundred_runs_is_told_twice_within_bounds() throws IOException {
    String output = "x".repeat(150) + "\n";
    for (int run = 1; run <= RUNS; run++) {
      full.write(
          FullCase.dee(), new InvestigationStarted(run, "connection-reset", FullCase.HASH, 2));
      for (int i = 0; i < ITEMS; i++) {
        full.keep(run, "orders-" + (i % 2 + 1), "open-files", output.repeat(400) + run + i);
      }
      String e = "e" + (run * ITEMS);
      full.write(FullCase.dee(), new InstanceJudged(run, FullCase.sick("orders-1", e, e)));
      full.write(
          FullCase.dee(), new InvestigationEnded(run, Duration.ofSeconds(3), 2, 2, List.of()));
      full.clock.forward(Duration.ofSeconds(30));
    }
    PostmortemFiles postmortems =
        new PostmortemFiles(
            full.incidents, full.incidents, new Texts(Locale.ENGLISH), directory, full.clock);
    Path file = postmortems.write(full.id);
    Files.writeString(file, Files.readString(file).replace("⚠ no owner", "team payments"));
    full.keep(RUNS, "orders-1", "open-files", "one more\n");
    postmortems.write(full.id);
    String text = Files.readString(file);
    assertThat(text).contains("team payments").contains("### e2001: open-files of orders-1");
    assertThat(text.split("```text", -1).length).isLessThan(130);
    assertThat(text.length()).isLessThan(2_000_000);
    assertThat(Files.size(directory.resolve("INC-3.html"))).isLessThan(4_000_000);
  }
}
