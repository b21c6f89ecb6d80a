package dee.bot.update;

import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.Happening.SeverityChanged;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Happening.UpdateAsked;
import dee.bot.incident.Happening.UpdateSent;
import dee.bot.incident.Happening.UpdateSnoozed;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Deed;
import dee.bot.target.UpdateIntervals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells from an incident's timeline when people are to hear the next word. What was promised
 * stands, unless the incident gets worse, is reopened, or somebody puts the update off.
 */
public record UpdateClock(UpdateIntervals intervals) {

  /** The update that is due next; empty when none is, as once the incident is resolved. */
  public Optional<NextUpdate> next(List<TimelineEntry> timeline) {
    Fold fold = new Fold(intervals);
    timeline.forEach(fold::add);
    return fold.status.open() ? fold.next : Optional.empty();
  }

  /** The number of the update that goes out next. */
  public static int number(List<TimelineEntry> timeline) {
    return 1 + (int) timeline.stream().filter(e -> e.what() instanceof UpdateSent).count();
  }

  /** The deed with the errand to ask for the update that is due once the deed is done, if any. */
  public Deed scheduled(
      Deed deed, IncidentId id, List<TimelineEntry> timeline, Actor by, Instant now) {
    List<TimelineEntry> after = new ArrayList<>(timeline);
    for (Happening what : deed.entries()) {
      after.add(new TimelineEntry(id, after.size() + 1, now, by, what));
    }
    return next(after)
        .flatMap(next -> next.nextAsk(now))
        .map(ask -> deed.then(Errand.of(Errand.Kind.UPDATE, id), ask))
        .orElse(deed);
  }

  /** What is known after some entries. */
  private static final class Fold {

    private final UpdateIntervals intervals;
    private Severity severity = Severity.SEV_4;
    private Status status = Status.INVESTIGATING;
    private Instant lastWord = Instant.EPOCH;
    private Optional<NextUpdate> next = Optional.empty();

    Fold(UpdateIntervals intervals) {
      this.intervals = intervals;
    }

    void add(TimelineEntry entry) {
      Instant at = entry.at();
      Happening what = entry.what();
      if (what instanceof Declared declared) {
        severity = declared.severity();
        promise(at, at);
      } else if (what instanceof SeverityChanged(Severity to)) {
        change(to, at);
      } else if (what instanceof StatusChanged(Status to) && status.mayBecome(to)) {
        boolean reopened = !status.open() && to.open();
        status = to;
        if (reopened) {
          promise(at, at);
        }
      } else if (what instanceof UpdateSent sent) {
        lastWord = at;
        next = sent.next().map(due -> fresh(at, due, intervals.ask(severity, due)));
      } else if (what instanceof UpdateSnoozed(Instant until)) {
        next = Optional.of(fresh(at, until, until));
      } else if (what instanceof UpdateAsked asked) {
        next = next.map(n -> asked(n, at, asked.draft()));
      }
    }

    private void promise(Instant last, Instant now) {
      lastWord = last;
      next =
          intervals
              .due(severity, last)
              .map(due -> due.isBefore(now) ? now : due)
              // The last word may lie ahead: the clock was set back since.
              .map(due -> earlier(due, intervals.due(severity, now).orElse(due)))
              .map(due -> fresh(now, due, intervals.ask(severity, due)));
    }

    /** A worse one brings the next word forward; a milder one leaves the promise, or needs none. */
    private void change(Severity to, Instant at) {
      boolean worse = to.compareTo(severity) < 0;
      severity = to;
      if (intervals.of(to).isEmpty()) {
        next = Optional.empty();
      } else if (worse || next.isEmpty()) {
        Optional<NextUpdate> before = next;
        promise(lastWord, at);
        next =
            next.filter(n -> before.isEmpty() || n.due().isBefore(before.get().due()))
                .or(() -> before);
      }
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }

    private static NextUpdate fresh(Instant set, Instant due, Instant ask) {
      return new NextUpdate(set, due, ask, 0, Optional.empty(), Optional.empty());
    }

    private static NextUpdate asked(NextUpdate next, Instant at, String draft) {
      return new NextUpdate(
          next.set(),
          next.due(),
          next.ask(),
          next.asked() + 1,
          Optional.of(at),
          Optional.of(draft));
    }
  }
}
