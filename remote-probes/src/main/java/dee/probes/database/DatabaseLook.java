package dee.probes.database;

import java.util.List;
import java.util.Set;

/**
 * One look at a database's sessions, without the one that looked.
 *
 * @param database its name
 * @param slots of the whole server
 * @param groups the sessions of this database, those alike together
 * @param roots who blocks others without being blocked, those who block most first
 * @param hidden sessions of other users of which nothing may be seen
 * @param user who asked
 * @param hosts the addresses that the database's machine knows the instance's host by
 */
public record DatabaseLook(
    String database,
    Slots slots,
    List<SessionGroup> groups,
    List<RootBlocker> roots,
    long hidden,
    String user,
    Set<String> hosts) {

  public DatabaseLook {
    groups = List.copyOf(groups);
    roots = List.copyOf(roots);
    hosts = Set.copyOf(hosts);
  }

  /** How many sessions it tells of. */
  public long total() {
    return groups.stream().mapToLong(SessionGroup::count).sum();
  }

  /**
   * The server's connections.
   *
   * @param used by all databases, without the one that asked
   * @param max as many may be open
   * @param reserved of these only for superusers and the like
   */
  public record Slots(long used, long max, long reserved) {

    /** Whether an ordinary user finds none free. */
    public boolean full() {
      return used >= max - reserved;
    }
  }
}
