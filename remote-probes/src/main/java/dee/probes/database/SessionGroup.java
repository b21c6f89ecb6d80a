package dee.probes.database;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sessions that come from the same host as the same user and do the same.
 *
 * @param client the address they come from; empty for a local socket
 * @param state {@code active}, {@code idle}, {@code idle in transaction}; {@code hidden} when it
 *     may not be seen
 * @param waitType what kind of thing they wait for, such as {@code Lock}; empty when for none
 * @param waitsFor what exactly, such as {@code tuple}
 * @param oldest how long the one that changed its state first has been in it
 * @param newest the same of the last
 * @param transaction the age of their oldest transaction, if one is open
 * @param members the oldest of them, at most 200
 */
public record SessionGroup(
    String client,
    String user,
    String state,
    String waitType,
    String waitsFor,
    long count,
    Duration oldest,
    Duration newest,
    Optional<Duration> transaction,
    List<Member> members) {

  public SessionGroup {
    members = List.copyOf(members);
  }

  /**
   * One session.
   *
   * @param port the client's
   * @param inState how long it has been in its state
   */
  public record Member(int port, Duration inState) {}
}
