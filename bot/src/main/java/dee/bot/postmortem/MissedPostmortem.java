package dee.bot.postmortem;

import dee.bot.incident.Actor;
import dee.bot.incident.Errand;
import dee.bot.incident.ErrandRunner;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Postmortems;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post.FilePost;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes the post-mortem of a resolved incident where Dee died before it was written. */
public record MissedPostmortem(Journal journal, Postmortems postmortems) implements ErrandRunner {

  @Override
  public Optional<Instant> run(Errand errand) {
    IncidentId id = errand.incident();
    if (isMissing(journal.store().timeline(id))) {
      Path path = postmortems.write(id);
      journal.decide(
          id,
          Actor.dee(),
          timeline ->
              isMissing(timeline)
                  ? Deed.of(new PostmortemWritten(path.toString()))
                      .saying(FilePost.postmortem(id, Status.RESOLVED, path))
                  : Deed.NOTHING);
    }
    return Optional.empty();
  }

  private static boolean isMissing(List<TimelineEntry> timeline) {
    boolean missing = false;
    for (TimelineEntry entry : timeline) {
      if (entry.what().equals(new StatusChanged(Status.RESOLVED))) {
        missing = true;
      } else if (entry.what() instanceof PostmortemWritten) {
        missing = false;
      }
    }
    return missing && Incident.of(timeline).filter(i -> !i.status().open()).isPresent();
  }
}
