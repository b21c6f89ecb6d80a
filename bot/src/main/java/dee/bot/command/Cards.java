package dee.bot.command;

import dee.bot.incident.Happening.Acknowledged;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Incident;
import dee.bot.incident.OpenWork;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.Grouping;
import dee.bot.room.Post;
import dee.bot.update.UpdateClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an incident stands, folded from its timeline. */
public record Cards(UpdateClock clock) {

  /** The card at a moment; empty for a timeline without a declaration. */
  public Optional<Post.Card> of(List<TimelineEntry> timeline, Instant now) {
    return Incident.of(timeline).map(incident -> of(incident, timeline, now));
  }

  private Post.Card of(Incident incident, List<TimelineEntry> timeline, Instant now) {
    OpenWork work = OpenWork.of(timeline);
    return new Post.Card(
        incident,
        Grouping.latest(timeline).stream().map(Post.Known::of).toList(),
        coverage(timeline),
        clock.next(timeline).map(n -> new Post.Due(n.due(), n.overdue(now))),
        work.waiting(now),
        work.aside(),
        timeline.stream()
            .filter(e -> e.what() instanceof Acknowledged)
            .map(e -> e.by().name())
            .findFirst(),
        playbook(timeline));
  }

  private static Optional<String> playbook(List<TimelineEntry> timeline) {
    return timeline.stream()
        .map(TimelineEntry::what)
        .filter(InvestigationStarted.class::isInstance)
        .map(InvestigationStarted.class::cast)
        .reduce((_, later) -> later)
        .map(InvestigationStarted::playbook);
  }

  private static Optional<Post.Coverage> coverage(List<TimelineEntry> timeline) {
    return timeline.stream()
        .map(TimelineEntry::what)
        .filter(InvestigationEnded.class::isInstance)
        .map(InvestigationEnded.class::cast)
        .reduce((_, later) -> later)
        .map(ended -> new Post.Coverage(ended.answered(), ended.asked()));
  }
}
