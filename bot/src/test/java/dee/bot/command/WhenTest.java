package dee.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTest {

  private static final Instant NOW = Instant.parse("2026-03-01T00:30:00Z");

  @ParameterizedTest
  @CsvSource({
    "-5m, 2026-03-01T00:25:00Z",
    "-1h30m, 2026-02-28T23:00:00Z",
    "00:11, 2026-03-01T00:11:00Z",
    "00:11:12, 2026-03-01T00:11:12Z",
    "23:58, 2026-02-28T23:58:00Z",
    "2026-02-27T02:11:00Z, 2026-02-27T02:11:00Z",
    "2026-02-27T02:11:00+01:00, 2026-02-27T01:11:00Z",
    "2026-02-27 02:11, 2026-02-27T02:11:00Z"
  })
  void a_moment_is_the_last_one_that_fits(String typed, Instant meant) {
    assertThat(When.parse(typed).orElseThrow().from(NOW)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "25:00", "-", "5m", "2026-02-30T00:00:00Z", "-5 minutes", ""})
  void anything_else_is_none(String typed) {
    assertThat(When.parse(typed)).isEmpty();
  }

  @Test
  void spans_are_read_from_days_to_seconds() {
    assertThat(When.duration("1d2h3m4s"))
        .contains(Duration.ofDays(1).plusHours(2).plusMinutes(3).plusSeconds(4));
    assertThat(When.duration("15m")).contains(Duration.ofMinutes(15));
    assertThat(When.duration("15")).isEmpty();
    assertThat(When.duration("")).isEmpty();
    assertThat(When.duration("-5m")).isEmpty();
  }
}
