package dee.bot.store;

import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** Numbers without gaps, in the order of the transactions that took them. */
enum Counter {
  INCIDENT,
  LETTER;

  private String row() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Takes the next number; others wait for theirs until this transaction ends. */
  long next(Handle handle) {
    return next(handle, 1);
  }

  /** Takes so many numbers at once; gives the last of them. */
  long next(Handle handle, int howMany) {
    return handle
        .select(
            "update counter set value = value + ? where name = ? returning value", howMany, row())
        .mapTo(Long.class)
        .one();
  }

  /** Nobody else takes a number until this transaction ends. */
  void lock(Handle handle) {
    next(handle, 0);
  }
}
