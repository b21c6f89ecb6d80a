package dee.bot.store;

/**
 * Where a PostgreSQL is and how Dee logs in there.
 *
 * @param url {@code jdbc:postgresql://…}, without a password
 */
public record PostgresAccess(String url, String user, String password) {

  /** Without the password: this may end up in a log. */
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
