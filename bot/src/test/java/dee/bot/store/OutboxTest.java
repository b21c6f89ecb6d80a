package dee.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.IncidentId;
import dee.bot.incident.SettableClock;
import dee.bot.incident.Severity;
import dee.bot.room.Deed;
import dee.bot.room.Outbox;
import dee.bot.room.Outbox.Letter;
import dee.bot.room.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class OutboxTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final TestDatabase kind;

  @TempDir private Path path;
  private DataDirectory data;
  private Outbox outbox;

  OutboxTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void three_letters() {
    data = kind.fresh(path).open();
    outbox = data.outbox();
    data.chronicle((_, _, _) -> {}, () -> {})
        .declare(
            new Declared("orders", "x", Severity.SEV_2),
            Actor.dee(),
            NOON,
            _ -> Deed.NOTHING.saying(notice("a"), notice("b"), notice("c")));
  }

  @AfterEach
  void close() {
    data.close();
  }

  private static Post notice(String text) {
    return Post.Notice.info("x", text);
  }

  @Test
  void letters_come_in_order_with_keys_until_they_are_delivered() {
    List<Letter> letters = outbox.next(2, NOON);
    assertThat(letters).extracting(Letter::key).containsExactly("dee-1", "dee-2");
    assertThat(letters).extracting(Letter::writtenAt).containsOnly(NOON);
    outbox.delivered(letters.getFirst(), NOON);
    assertThat(outbox.next(9, NOON))
        .extracting(Letter::post)
        .containsExactly(notice("b"), notice("c"));
    assertThat(outbox.waiting()).isEqualTo(2);
  }

  @Test
  void those_behind_a_letter_that_failed_wait_with_it() {
    Letter first = outbox.next(1, NOON).getFirst();
    outbox.failed(first, "no network", NOON.plusSeconds(10));
    assertThat(outbox.next(9, NOON.plusSeconds(9))).isEmpty();
    assertThat(outbox.next(9, NOON.plusSeconds(10)))
        .extracting(Letter::attempts)
        .containsExactly(1, 0, 0);
  }

  @Test
  void a_clock_that_is_put_back_does_not_keep_a_letter_for_hours() {
    outbox.failed(outbox.next(1, NOON).getFirst(), "no network", NOON.plusSeconds(10));
    assertThat(outbox.next(9, NOON.minusSeconds(3600))).hasSize(3);
  }

  @Test
  void what_was_shown_long_ago_is_removed_and_what_waits_is_not() {
    Letter first = outbox.next(1, NOON).getFirst();
    outbox.delivered(first, NOON);
    SettableClock clock = new SettableClock(NOON.plus(Duration.ofDays(400)));
    data.retention(Duration.ofDays(90), clock).prune();
    assertThat(outbox.waiting()).isEqualTo(2);
    assertThat(outbox.next(9, clock.instant())).hasSize(2);
    assertThat(new IncidentId(1)).isEqualTo(data.incidents().incidents().getFirst().id());
  }
}
