package dee.bot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Chronicle;
import dee.bot.room.Chronicle.Admission;
import dee.bot.room.Deed;
import dee.bot.room.Outbox.Letter;
import dee.bot.room.Post;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ChronicleTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Actor LI = Actor.person("li");
  private static final Declared DECLARED =
      new Declared("orders", "clients time out", Severity.SEV_2);
  private static final Errand ERRAND = Errand.of(Errand.Kind.UPDATE, new IncidentId(1));

  private final TestDatabase kind;

  @TempDir private Path path;
  private TestDatabase.Opening opening;
  private DataDirectory data;
  private Chronicle chronicle;
  private final AtomicInteger pokes = new AtomicInteger();

  ChronicleTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() {
    opening = kind.fresh(path);
    data = opening.open();
    chronicle = data.chronicle((_, _, _) -> {}, pokes::incrementAndGet);
  }

  @AfterEach
  void close() {
    data.close();
  }

  private static Post post(String text) {
    return Post.Notice.info("x", text);
  }

  private IncidentId declare() {
    return chronicle.declare(DECLARED, LI, NOON, _ -> Deed.NOTHING);
  }

  private void note(IncidentId id, String text) {
    chronicle.write(id, LI, NOON, _ -> Deed.of(new NoteAdded(text)).saying(post(text)));
  }

  private static void all(List<Callable<Void>> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }
  }

  private static Callable<Void> times(int times, Runnable what) {
    return () -> {
      for (int i = 0; i < times; i++) {
        what.run();
      }
      return null;
    };
  }

  @Test
  void a_deed_is_there_as_a_whole_after_opening_again() {
    IncidentId id =
        chronicle.declare(
            DECLARED, LI, NOON, _ -> Deed.of(new NoteAdded("a")).saying(post("1"), post("2")));
    assertThat(pokes).hasValue(1);
    data.close();
    data = opening.open();
    assertThat(data.incidents().timeline(id))
        .containsExactly(
            new TimelineEntry(id, 1, NOON, LI, DECLARED),
            new TimelineEntry(id, 2, NOON, LI, new NoteAdded("a")));
    assertThat(data.outbox().next(10, NOON))
        .extracting(Letter::post)
        .containsExactly(post("1"), post("2"));
  }

  @Test
  void of_a_deed_that_cannot_be_written_nothing_is() {
    Chronicle broken =
        data.chronicle(
            (_, _, _) -> {
              throw new SQLException("no more errands");
            },
            pokes::incrementAndGet);
    IncidentId id = declare();
    pokes.set(0);
    assertThatThrownBy(() ->
            broken.write(
                id,
                LI,
                NOON,
                _ -> Deed.of(new NoteAdded("a")).saying(post("1")).then(ERRAND, NOON)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no more errands");
    assertThat(data.incidents().timeline(id)).hasSize(1);
    assertThat(data.outbox().waiting()).isZero();
    assertThat(pokes).hasValue(0);
    assertThatThrownBy(
            () -> broken.declare(DECLARED, LI, NOON, _ -> Deed.NOTHING.then(ERRAND, NOON)))
        .isInstanceOf(StoreException.class);
    assertThat(declare()).isEqualTo(new IncidentId(2));
  }

  @Test
  void a_decision_that_throws_leaves_nothing_and_its_exception_arrives() {
    IncidentId id = declare();
    assertThatThrownBy(() ->
            chronicle.write(
                id,
                LI,
                NOON,
                _ -> {
                  throw new IllegalStateException("undecided");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("undecided");
    note(id, "goes on");
    assertThat(data.incidents().timeline(id)).hasSize(2);
  }

  @Test
  void nobody_writes_between_a_look_and_what_is_decided_on_it() throws Exception {
    IncidentId id = declare();
    Runnable one =
        () ->
            chronicle.write(
                id, LI, NOON, timeline -> Deed.of(new NoteAdded("after " + timeline.size())));
    all(List.of(times(25, one), times(25, one), times(25, one)));
    assertThat(data.incidents().timeline(id).stream().skip(1))
        .hasSize(75)
        .allSatisfy(
            e -> assertThat(e.what()).isEqualTo(new NoteAdded("after " + (e.sequence() - 1))));
  }

  @Test
  void numbers_and_letters_have_no_gaps_whoever_writes() throws Exception {
    all(
        IntStream.range(0, 4)
            .<Callable<Void>>mapToObj(writer -> times(20, () -> note(declare(), "by " + writer)))
            .toList());
    assertThat(data.incidents().incidents())
        .extracting(i -> i.id().number())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 80).map(n -> 81 - n).boxed().toList());
    assertThat(data.outbox().next(100, NOON))
        .extracting(Letter::id)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
  }

  @Test
  void a_letter_is_never_seen_after_one_with_a_greater_number() throws Exception {
    List<IncidentId> ids = List.of(declare(), declare(), declare());
    List<Long> seen = new ArrayList<>();
    Callable<Void> reading =
        () -> {
          while (seen.size() < 90) {
            for (Letter letter : data.outbox().next(10, NOON)) {
              seen.add(letter.id());
              data.outbox().delivered(letter, NOON);
            }
          }
          return null;
        };
    List<Callable<Void>> work = new ArrayList<>(List.of(reading));
    ids.forEach(id -> work.add(times(30, () -> note(id, "n"))));
    all(work);
    assertThat(seen).isSorted().hasSize(90);
  }

  @Test
  void of_many_alerts_at_once_one_opens_an_incident_and_the_others_join_it() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    Callable<Void> alert =
        () -> {
          chronicle.admit(
              "orders",
              LI,
              NOON,
              open ->
                  open.isEmpty()
                      ? new Admission.Opens(DECLARED, _ -> Deed.of(alert("first")))
                      : new Admission.Joins(
                          open.getFirst().getFirst().incident(), Deed.of(alert("more"))));
          opened.incrementAndGet();
          return null;
        };
    all(IntStream.range(0, 12).mapToObj(_ -> alert).toList());
    assertThat(opened).hasValue(12);
    assertThat(data.incidents().incidents()).hasSize(1);
    assertThat(data.incidents().timeline(new IncidentId(1))).hasSize(13);
  }

  private static AlertReceived alert(String text) {
    return new AlertReceived("Errors", text, Optional.empty(), "f");
  }

  @Test
  void the_open_incidents_of_a_service_are_shown_the_newest_first() {
    IncidentId closed = declare();
    IncidentId older = declare();
    chronicle.declare(new Declared("billing", "slow", Severity.SEV_3), LI, NOON, _ -> Deed.NOTHING);
    IncidentId newer = declare();
    chronicle.write(closed, LI, NOON, _ -> Deed.of(new StatusChanged(Status.RESOLVED)));
    List<IncidentId> shown = new ArrayList<>();
    Optional<IncidentId> admitted =
        chronicle.admit(
            "orders",
            LI,
            NOON,
            open -> {
              open.forEach(timeline -> shown.add(timeline.getFirst().incident()));
              return new Admission.Passes();
            });
    assertThat(admitted).isEmpty();
    assertThat(shown).containsExactly(newer, older);
    chronicle.write(closed, LI, NOON, _ -> Deed.of(new StatusChanged(Status.INVESTIGATING)));
    shown.clear();
    chronicle.admit(
        "orders",
        LI,
        NOON,
        open -> {
          open.forEach(timeline -> shown.add(timeline.getFirst().incident()));
          return new Admission.Joins(closed, Deed.of(new NoteAdded("again")));
        });
    assertThat(shown).containsExactly(newer, older, closed);
  }

  @Test
  void an_hour_back_on_the_clock_keeps_the_order() {
    IncidentId id = declare();
    chronicle.write(
        id, LI, NOON.minusSeconds(3600), _ -> Deed.of(new NoteAdded("later")).saying(post("p")));
    assertThat(data.incidents().timeline(id))
        .extracting(e -> e.sequence() + " " + e.at())
        .containsExactly("1 2026-03-01T12:00:00Z", "2 2026-03-01T11:00:00Z");
    assertThat(data.outbox().next(1, NOON.minusSeconds(3600))).hasSize(1);
  }

  @Test
  void hostile_text_comes_back_harmless() {
    IncidentId id = declare();
    String hostile = "\u0000 \u001b[31m @everyone ' \" \\ \uD83D \uD83D\uDE00";
    chronicle.write(
        id,
        Actor.person(hostile),
        NOON,
        _ -> Deed.of(new NoteAdded(hostile)).saying(post(hostile)));
    assertThat(data.incidents().timeline(id).getLast().what())
        .isEqualTo(new NoteAdded(hostile.replace("\uD83D ", "? ")));
    assertThat(data.outbox().next(1, NOON)).hasSize(1);
  }

  @Test
  void a_note_of_a_megabyte_is_kept() {
    IncidentId id = declare();
    note(id, "x".repeat(1 << 20));
    assertThat(data.incidents().timeline(id).getLast().what())
        .isEqualTo(new NoteAdded("x".repeat(1 << 20)));
  }
}
