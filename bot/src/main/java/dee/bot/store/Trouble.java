package dee.bot.store;

import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a database's exception means, and what to do about it. */
final class Trouble {

  private Trouble() {}

  /** A database as messages name it. */
  sealed interface Where {

    String name();

    /** A file of this machine. */
    record File(String name) implements Where {}

    /** A server. */
    record Server(String name) implements Where {}
  }

  static StoreException of(Where where, Throwable thrown) {
    return new StoreException(
        "the database " + where.name() + " " + meaning(where, thrown), thrown);
  }

  private static String meaning(Where where, Throwable thrown) {
    String said = innermost(thrown);
    Optional<SQLException> sql = sqlException(thrown);
    if (sql.orElse(null) instanceof SQLiteException sqlite) {
      return meaning(sqlite.getResultCode(), said);
    }
    String state = sql.map(SQLException::getSQLState).orElse("");
    if (state.startsWith("28")) {
      return "does not let Dee in ("
          + said
          + "); check `user` and the password below `database` in the configuration";
    }
    if (state.startsWith("53")) {
      return "has no room left ("
          + said
          + "); make room on its disk or allow more connections; nothing was written";
    }
    if (state.startsWith("25006") || state.startsWith("42501")) {
      return "may not be written by this user (" + said + "); grant the rights, or use another one";
    }
    if (where instanceof Where.Server && (state.isEmpty() || unreachable(state))) {
      return "does not answer (" + said + "); Dee goes on by itself when it is back";
    }
    return "does not take or give entries: "
        + said
        + "; check the space and the rights of the data directory";
  }

  private static boolean unreachable(String state) {
    return state.startsWith("08") || state.startsWith("57P") || state.equals("57014");
  }

  private static String meaning(SQLiteErrorCode code, String said) {
    // The lower byte is the plain code; the rest says where it was seen.
    return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
      case SQLITE_FULL ->
          "cannot grow: its disk is full; make room there; nothing was written (" + said + ")";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "is locked by another program (" + said + "); end it; nothing was written";
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          "is damaged ("
              + said
              + "); stop Dee, keep a copy of the file, and put back a backup or what"
              + " `sqlite3 dee.db .recover` can read";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
          "cannot be opened for writing (" + said + "); check its owner and rights";
      default ->
          "does not take or give entries: "
              + said
              + "; check the space and the rights of the data directory";
    };
  }

  /** Whether the database asks to run the transaction again. */
  static boolean lostRace(Throwable thrown) {
    return sqlException(thrown)
        .map(SQLException::getSQLState)
        .filter(state -> state.equals("40001") || state.equals("40P01"))
        .isPresent();
  }

  private static Optional<SQLException> sqlException(Throwable thrown) {
    Optional<SQLException> found = Optional.empty();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && (sql.getSQLState() != null || sql instanceof SQLiteException)) {
        found = Optional.of(sql);
      }
    }
    return found;
  }

  static String innermost(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
