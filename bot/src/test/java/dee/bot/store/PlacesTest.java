package dee.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.IncidentId;
import dee.bot.incident.SettableClock;
import dee.bot.incident.Severity;
import dee.bot.room.Deed;
import dee.bot.room.Places;
import dee.bot.room.Places.Place;
import dee.bot.room.Places.Unsettled;
import dee.bot.room.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PlacesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final IncidentId FIRST = new IncidentId(1);
  private static final IncidentId SECOND = new IncidentId(2);
  private static final Place BEGUN = new Place("10", "dee-7", NOON, Optional.empty(), "abc");

  private final TestDatabase.Opening opening;
  private DataDirectory data;
  private Places places;

  PlacesTest(TestDatabase kind, @TempDir Path path) {
    this.opening = kind.fresh(path);
  }

  @BeforeEach
  void two_incidents() {
    data = opening.open();
    places = data.places();
    declare();
    declare();
  }

  private void declare() {
    data.chronicle((_, _, _) -> {}, () -> {})
        .declare(
            new Declared("orders", "x", Severity.SEV_2),
            Actor.dee(),
            NOON,
            _ -> Deed.NOTHING.saying(Post.Notice.info("x", "a")));
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void what_was_begun_and_what_was_shown_are_known_after_a_restart() {
    places.put(FIRST, "card", BEGUN);
    places.put(SECOND, "card", BEGUN.shown("42", "def"));
    data.close();
    data = opening.open();
    places = data.places();
    assertThat(places.find(FIRST, "card")).contains(BEGUN);
    assertThat(places.find(SECOND, "card"))
        .contains(new Place("10", "dee-7", NOON, Optional.of("42"), "def"));
    assertThat(places.find(FIRST, "dee-7")).isEmpty();
  }

  @Test
  void a_message_may_be_shown_anew_or_forgotten() {
    places.put(FIRST, "card", BEGUN);
    places.put(FIRST, "card", BEGUN.shown("42", "abc"));
    places.put(FIRST, "card", BEGUN.shown("42", "def"));
    assertThat(places.find(FIRST, "card").map(Place::digest)).contains("def");
    places.forget(FIRST, "card");
    assertThat(places.find(FIRST, "card")).isEmpty();
  }

  @Test
  void a_message_tells_its_incident() {
    places.put(SECOND, "thread", BEGUN.shown("77", ""));
    assertThat(places.incidentOf("77")).contains(SECOND);
    assertThat(places.incidentOf("78")).isEmpty();
  }

  @Test
  void incidents_with_a_card_are_unsettled_until_they_are_settled() {
    assertThat(places.unsettled()).isEmpty();
    places.put(FIRST, "announcement", BEGUN);
    assertThat(places.unsettled()).isEmpty();
    places.put(SECOND, "card", BEGUN);
    places.put(FIRST, "card", BEGUN);
    assertThat(places.unsettled())
        .containsExactly(new Unsettled(FIRST, 1, 1), new Unsettled(SECOND, 1, 1));
    places.settle(FIRST, true);
    data.outbox().delivered(data.outbox().next(2, NOON).getLast(), NOON);
    assertThat(places.unsettled()).containsExactly(new Unsettled(SECOND, 1, 0));
    places.settle(FIRST, false);
    assertThat(places.unsettled()).extracting(Unsettled::incident).containsExactly(FIRST, SECOND);
  }

  @Test
  void messages_of_long_ago_are_forgotten_but_not_where_an_incident_is() {
    places.put(FIRST, "dee-1", BEGUN.shown("1", ""));
    places.put(FIRST, "card", BEGUN.shown("2", ""));
    places.put(FIRST, "thread", BEGUN.shown("3", ""));
    data.retention(Duration.ofDays(90), new SettableClock(NOON.plus(Duration.ofDays(31)))).prune();
    assertThat(places.find(FIRST, "dee-1")).isEmpty();
    assertThat(places.find(FIRST, "card")).isPresent();
    assertThat(places.find(FIRST, "thread")).isPresent();
  }
}
