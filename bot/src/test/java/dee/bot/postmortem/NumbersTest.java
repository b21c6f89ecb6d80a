package dee.bot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Happening.SeriesTaken;
import dee.bot.incident.Happening.SignalSeen;
import dee.bot.incident.Series;
import dee.bot.incident.Series.Point;
import dee.bot.incident.Signal;
import dee.bot.room.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumbersTest {

  private static final String UNDATED = "The start of impact is not known";

  @TempDir private Path directory;

  private final FullCase full = new FullCase();

  /** One number from before anybody knew, one from afterwards. */
  @BeforeEach
  void readBeforeAndAfterTheDetection() {
    full.write(
        FullCase.dee(),
        new SeriesTaken(
            1,
            List.of(
                new Series(
                    "orders-1",
                    "resets",
                    "",
                    Optional.empty(),
                    List.of(
                        new Point(FullCase.ALERT.minusSeconds(142), 0),
                        new Point(FullCase.ALERT.plusSeconds(9), 97)),
                    List.of("e1")))));
  }

  private String text() throws IOException {
    new PostmortemFiles(
            full.incidents, full.incidents, new Texts(Locale.ENGLISH), directory, full.clock)
        .write(full.id);
    return Files.readString(directory.resolve("INC-3.md"));
  }

  private static String row(String text) {
    return text.lines()
        .filter(l -> l.contains("orders-1") && l.contains("97"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_was_before_the_detection_is_not_during_where_nobody_knows_when_it_began()
      throws IOException {
    String text = text();
    assertThat(row(text)).contains("| orders-1 | unknown | 97 | unknown |");
    assertThat(text).contains(UNDATED);
  }

  @Test
  void what_was_between_the_start_and_the_detection_is_during() throws IOException {
    full.write(
        FullCase.dee(),
        new SignalSeen(
            1,
            new Signal(
                "orders-1",
                "resets-begin",
                "the first reset",
                FullCase.ALERT.minusSeconds(150),
                List.of("e1"))));
    String text = text();
    assertThat(row(text)).contains("highest 97");
    assertThat(text).doesNotContain(UNDATED);
  }
}
