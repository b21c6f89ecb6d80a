package dee.probes.sockets;

import dee.probes.HostPort;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The connections an instance opened itself, by the peer they go to, most first. With more than 500
 * peers, some that have a single connection are left out.
 *
 * @param window the time between the two samples
 */
public record Outgoing(List<Peer> peers, Duration window) {

  public Outgoing {
    peers = peers.stream().sorted(Comparator.comparingLong(Peer::total).reversed()).toList();
  }

  /**
   * The connections to one peer. All are counted, but beyond 200 only a sample is looked at: then
   * what moved and what waits is scaled up from it, and the times are the sample's.
   *
   * @param peer where they go
   * @param established in that state now
   * @param closeWait closed by the peer and still held
   * @param active of the established, those on which data moved within the window
   * @param waiting of the established, those whose last word was the instance's own: an answer is
   *     due
   * @param exchanges requests sent on all of them within the window, as segments with data; empty
   *     where ss does not tell
   * @param longestWait how long the longest due answer is due
   * @param longestIdle how long the longest quiet one, with no answer due, has been quiet
   * @param shortestIdle how long the shortest of the quiet ones has been: all of them at least that
   *     long
   * @param ends where the established ones that are listed begin, as the peer sees them where no
   *     address is translated on the way
   */
  public record Peer(
      HostPort peer,
      long established,
      long closeWait,
      long active,
      long waiting,
      Optional<Long> exchanges,
      Optional<Duration> longestWait,
      Optional<Duration> longestIdle,
      Optional<Duration> shortestIdle,
      Set<HostPort> ends) {

    public Peer {
      ends = Set.copyOf(ends);
    }

    /** Connections of which it is not known where they begin. */
    public Peer(
        HostPort peer,
        long established,
        long closeWait,
        long active,
        long waiting,
        Optional<Long> exchanges,
        Optional<Duration> longestWait,
        Optional<Duration> longestIdle,
        Optional<Duration> shortestIdle) {
      this(
          peer,
          established,
          closeWait,
          active,
          waiting,
          exchanges,
          longestWait,
          longestIdle,
          shortestIdle,
          Set.of());
    }

    /**
     * Whether it is known what moved on them; not so where there is no ss, or where so many other
     * connections are open that these were only counted. Then nothing is said to move or to wait.
     */
    public boolean told() {
      return established == 0
          || exchanges.isPresent()
          || longestWait.isPresent()
          || longestIdle.isPresent();
    }

    public long total() {
      return established + closeWait;
    }
  }

  /** The connections to one peer port, such as a database's; summed over its addresses. */
  public List<Peer> toPort(int port) {
    return peers.stream().filter(p -> p.peer().port() == port).toList();
  }
}
