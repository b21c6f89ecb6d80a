package dee.bot.update;

import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.UpdateSent;
import dee.bot.incident.Incident;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Cleaned;
import dee.bot.room.Texts;
import dee.bot.room.UtcTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Drafts the next update from what is on record, for people who do not work on the incident: what
 * clients notice, what is known, what was done, what runs now, what comes next.
 */
public record UpdateDraft(Texts texts) {

  /** The longest draft, in characters: nobody reads more on a telephone. */
  public static final int LONGEST = 1200;

  /** The draft as one paragraph; empty when the timeline tells of no incident. */
  public String of(List<TimelineEntry> timeline) {
    return Incident.of(timeline).map(incident -> of(incident, timeline)).orElse("");
  }

  private String of(Incident incident, List<TimelineEntry> timeline) {
    int lastSent = lastSent(timeline);
    List<TimelineEntry> told = timeline.subList(0, lastSent);
    List<TimelineEntry> since = timeline.subList(lastSent, timeline.size());
    KnownSentences known = new KnownSentences(texts);
    DoneSentences done = new DoneSentences(texts);
    List<String> deeds = done.of(timeline, since);
    List<String> ruledOut = known.ruledOut(timeline);
    boolean news =
        lastSent == 0
            || !deeds.isEmpty()
            || !known.causes(timeline).equals(known.causes(told))
            || !ruledOut.equals(known.ruledOut(told))
            || !standing(incident).equals(Incident.of(told).map(UpdateDraft::standing).orElse(""));
    boolean open = incident.status().open();
    List<String> sentences = new ArrayList<>();
    sentences.add(clients(incident, timeline));
    sentences.add(status(incident, timeline));
    if (!news) {
      TimelineEntry sent = timeline.get(lastSent - 1);
      sentences.add(
          texts.of("draft.nothing-new", UpdateClock.number(told) - 1, UtcTime.minute(sent.at())));
    }
    sentences.addAll(open ? known.causes(timeline) : known.pastCauses(timeline));
    sentences.addAll(deeds);
    if (open) {
      sentences.addAll(done.running(timeline));
    }
    List<String> next = known.next(timeline);
    String whole = joined(sentences, open && news ? ruledOut : List.of(), next);
    return Cleaned.calm(
        whole.length() <= LONGEST ? whole : joined(sentences, List.of(), next), LONGEST);
  }

  private String status(Incident incident, List<TimelineEntry> timeline) {
    boolean found = incident.status() == Status.INVESTIGATING && KnownSentences.explained(timeline);
    return texts.of(found ? "draft.status.found" : "draft.status." + incident.status().word());
  }

  /** How many entries there are up to the last update that went out; 0 when none did. */
  private static int lastSent(List<TimelineEntry> timeline) {
    for (int i = timeline.size(); i > 0; i--) {
      if (timeline.get(i - 1).what() instanceof UpdateSent) {
        return i;
      }
    }
    return 0;
  }

  private static String standing(Incident incident) {
    return incident.status() + " " + incident.severity();
  }

  private String clients(Incident incident, List<TimelineEntry> timeline) {
    Optional<Instant> seen =
        timeline.stream()
            .flatMap(e ->
                e.what() instanceof AlertReceived alert
                    ? alert.since().stream()
                    : Stream.<Instant>empty())
            .min(Instant::compareTo);
    return texts.of(
        "draft.clients",
        Cleaned.line(incident.service(), 60),
        Cleaned.line(incident.summary(), 200),
        UtcTime.minute(
            seen.filter(s -> s.isBefore(incident.declaredAt())).orElse(incident.declaredAt())),
        incident.severity().label());
  }

  private String joined(List<String> some, List<String> more, List<String> last) {
    return texts.sentences(Stream.of(some, more, last).flatMap(List::stream).toList());
  }
}
