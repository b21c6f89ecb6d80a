package dee.bot.store;

import dee.bot.incident.Actor;
import dee.bot.room.AccountNames;
import dee.bot.room.Cleaned;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The names of a chat's accounts, in a database. */
final class JdbiAccountNames implements AccountNames {

  private static final int LONGEST = 40;
  private static final String DEE = key(Actor.dee().name());

  private final Database database;

  JdbiAccountNames(Database database) {
    this.database = database;
  }

  @Override
  public String name(String account, String username) {
    return database.inTransaction(handle -> {
      Optional<String> known = nameOf(handle, account);
      return known.isPresent() ? known.get() : named(handle, account, username);
    });
  }

  @Override
  public Optional<String> account(String name) {
    return database.inTransaction(handle ->
        handle
            .select("select account from person where known_as = ?", key(name))
            .mapTo(String.class)
            .findOne());
  }

  private static Optional<String> nameOf(Handle handle, String account) {
    return handle
        .select("select name from person where account = ?", account)
        .mapTo(String.class)
        .findOne();
  }

  /** The first name that is free; another Dee may take one, or name the account, at this moment. */
  private static String named(Handle handle, String account, String username) {
    String clean = Cleaned.calm(EntryCodec.storable(username), LONGEST);
    String wished = clean.isEmpty() ? "somebody" : clean;
    Stream<String> names =
        Stream.concat(
            Stream.of(wished),
            IntStream.iterate(2, i -> i + 1).mapToObj(i -> wished + " (" + i + ")"));
    return names
        .filter(name -> !key(name).equals(DEE))
        .filter(name -> taken(handle, account, name))
        .findFirst()
        .flatMap(_ -> nameOf(handle, account))
        .orElseThrow();
  }

  /** Whether the account has a name now: this one, or one that it was given meanwhile. */
  private static boolean taken(Handle handle, String account, String name) {
    int _ =
        handle.execute(
            "insert into person (account, name, known_as) values (?, ?, ?) on conflict do nothing",
            account,
            name,
            key(name));
    return nameOf(handle, account).isPresent();
  }

  /** The name as names are compared: not by case, nor by the width or form of characters. */
  private static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
  }
}
