package dee.bot.room;

import dee.bot.incident.IncidentId;
import java.time.Instant;
import java.util.List;

/** The port to what was written for everyone to read and is not known to be shown yet. */
public interface Outbox {

  /** The next letters, in the order they were written; not those that may not be tried yet. */
  List<Letter> next(int atMost, Instant now);

  /** It was shown, or a later one took its place. */
  void delivered(Letter letter, Instant at);

  /** It could not be shown; those behind it wait until it was tried again. */
  void failed(Letter letter, String why, Instant again);

  /** How many wait. */
  long waiting();

  /**
   * A post on its way.
   *
   * @param id grows in the order of writing; with {@code "dee-"} before it the key by which a
   *     channel knows it again
   * @param attempts how often it was tried in vain
   */
  record Letter(long id, IncidentId incident, Post post, Instant writtenAt, int attempts) {

    public String key() {
      return "dee-" + id;
    }
  }
}
