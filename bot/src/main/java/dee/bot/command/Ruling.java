package dee.bot.command;

import dee.bot.incident.Incident;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Deed;
import dee.bot.room.Post;
import java.time.Instant;
import java.util.List;

/** What a command comes to; decided while nobody else writes to the incident's timeline. */
sealed interface Ruling {

  /**
   * It is done.
   *
   * @param answers what only the caller needs to see
   */
  record Granted(Deed deed, List<Post> answers) implements Ruling {
    public Granted {
      answers = List.copyOf(answers);
    }
  }

  /** It is not done; the caller alone hears why. */
  record Refused(Post.Notice why) implements Ruling {}

  static Ruling granted(Deed deed, Post... answers) {
    return new Granted(deed, List.of(answers));
  }

  static Ruling refused(String key, Object... values) {
    return new Refused(Post.Notice.error(key, values));
  }

  /** What is decided on. */
  record Matter(Incident incident, List<TimelineEntry> timeline, Instant now) {}
}
