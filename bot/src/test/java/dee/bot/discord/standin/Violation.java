package dee.bot.discord.standin;

import java.time.Instant;

/** Something that the real service would have refused, or that a good bot never does. */
public record Violation(Instant at, Kind kind, String what) {

  /** The sorts that tests tell apart. */
  public enum Kind {
    INVALID_BODY,
    EMPTY_MESSAGE,
    FILE_TOO_LARGE,
    ANSWERED_TWICE,
    ANSWERED_TOO_LATE,
    NEVER_ANSWERED,
    WRONG_CALLBACK,
    DEAD_TOKEN,
    SENT_WHILE_LIMITED,
    UNKNOWN_ROUTE,
    UNAUTHORIZED,
    EDITED_OTHERS_MESSAGE,
    ARCHIVED_THREAD
  }

  @Override
  public String toString() {
    return kind + ": " + what;
  }
}
