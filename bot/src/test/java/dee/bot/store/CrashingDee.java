package dee.bot.store;

import dee.bot.Eventually;
import dee.bot.delivery.Delivery;
import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Chronicle;
import dee.bot.room.Deed;
import dee.bot.room.Post;
import dee.bot.schedule.DbAgenda;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A program that writes a fixed sequence of deeds with posts and errands, goes on where it was, and
 * ends when all is said and done.
 */
final class CrashingDee {

  static final int STEPS = 80;
  static final IncidentId INCIDENT = new IncidentId(1);

  private CrashingDee() {}

  /** How many posts a step says. */
  static int posts(int step) {
    return step % 3;
  }

  /** Whether a step sets an errand. */
  static boolean hasErrand(int step) {
    return step % 4 == 0;
  }

  private static Errand errand(int step) {
    return new Errand(Errand.Kind.VERIFY, INCIDENT, "e" + step);
  }

  static boolean isThere(List<TimelineEntry> timeline, String note) {
    return timeline.stream().anyMatch(e -> e.what().equals(new NoteAdded(note)));
  }

  private static synchronized void say(String line) {
    System.out.println(line);
  }

  public static void main(String[] args) throws Exception {
    Path path = Path.of(args[0]);
    InstantSource clock = InstantSource.system();
    try (DataDirectory data = DataDirectory.open(path.resolve("data"));
        DbAgenda agenda = new DbAgenda(data.database(), data.node(), clock);
        Delivery delivery =
            new Delivery(
                    data.outbox(),
                    letter -> {
                      say("showing " + letter.key());
                      new RememberingFile(path.resolve("channel"), "dee").show(letter);
                      say("shown " + letter.key());
                    },
                    data.chatLease(clock),
                    clock)
                .start()) {
      Chronicle chronicle =
          data.chronicle(
              agenda,
              () -> {
                delivery.poke();
                agenda.wake();
              });
      if (data.incidents().timeline(INCIDENT).isEmpty()) {
        chronicle.declare(
            new Declared("orders", "x", Severity.SEV_2),
            Actor.dee(),
            clock.instant(),
            _ -> Deed.NOTHING);
      }
      agenda.start(
          Map.of(
              Errand.Kind.VERIFY,
              errand -> {
                say("doing " + errand.detail());
                done(chronicle, errand, clock.instant());
                say("did " + errand.detail());
                return Optional.empty();
              }));
      for (int step = 1; step <= STEPS; step++) {
        String note = "step " + step;
        if (!isThere(data.incidents().timeline(INCIDENT), note)) {
          say("writing " + step);
          chronicle.write(INCIDENT, Actor.dee(), clock.instant(), deed(step, clock.instant()));
          say("written " + step);
        }
      }
      Eventually.holds(() -> allDone(data.incidents().timeline(INCIDENT)));
      if (!delivery.awaitEmpty(Duration.ofSeconds(60))) {
        throw new IllegalStateException("not all was shown");
      }
    }
  }

  private static java.util.function.Function<List<TimelineEntry>, Deed> deed(
      int step, Instant now) {
    return _ -> {
      Deed deed =
          Deed.of(new NoteAdded("step " + step))
              .saying(
                  IntStream.range(0, posts(step))
                      .mapToObj(n -> Post.Notice.info("x", step, n))
                      .toList());
      return hasErrand(step) ? deed.then(errand(step), now) : deed;
    };
  }

  /** Like every runner it looks at the timeline for what is left to do. */
  private static void done(Chronicle chronicle, Errand errand, Instant now) {
    String note = "done " + errand.detail();
    chronicle.write(
        INCIDENT,
        Actor.dee(),
        now,
        timeline ->
            isThere(timeline, note)
                ? Deed.NOTHING
                : Deed.of(new NoteAdded(note)).saying(Post.Notice.done("x", note)));
  }

  private static boolean allDone(List<TimelineEntry> timeline) {
    return IntStream.rangeClosed(1, STEPS)
        .filter(CrashingDee::hasErrand)
        .allMatch(step -> isThere(timeline, "done e" + step));
  }
}
