package dee.bot.update;

import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.ErrandRunner;
import dee.bot.incident.Happening.UpdateAsked;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks for updates that are due, with a draft. Everything is decided on the timeline: asked again
 * after a crash, it sees that it has asked already.
 */
public final class UpdateReminder implements ErrandRunner {

  private final Journal journal;
  private final UpdateClock clock;
  private final UpdateDraft draft;

  public UpdateReminder(Journal journal, UpdateClock clock, UpdateDraft draft) {
    this.journal = journal;
    this.clock = clock;
    this.draft = draft;
  }

  @Override
  public Optional<Instant> run(Errand errand) {
    AtomicReference<Optional<Instant>> again = new AtomicReference<>(Optional.empty());
    journal.decide(
        errand.incident(),
        Actor.dee(),
        timeline -> {
          Instant now = journal.clock().instant();
          Optional<NextUpdate> next = clock.next(timeline);
          Optional<Instant> ask = next.flatMap(n -> n.nextAsk(now));
          if (next.isEmpty() || ask.isEmpty() || ask.get().isAfter(now)) {
            again.set(ask);
            return Deed.NOTHING;
          }
          again.set(
              next.get().asked() + 1 < NextUpdate.AT_MOST
                  ? Optional.of(now.plus(NextUpdate.AGAIN))
                  : Optional.empty());
          return asking(errand, timeline, next.get(), now);
        });
    return again.get();
  }

  private Deed asking(Errand errand, List<TimelineEntry> timeline, NextUpdate next, Instant now) {
    int number = UpdateClock.number(timeline);
    String text = draft.of(timeline);
    return Deed.of(new UpdateAsked(number, text, next.due()))
        .saying(new Post.DraftPost(errand.incident(), number, next.due(), text, next.overdue(now)));
  }
}
