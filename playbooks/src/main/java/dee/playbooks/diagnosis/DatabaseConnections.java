package dee.playbooks.diagnosis;

import dee.playbooks.diagnosis.Facts.NotMeasured;
import dee.probes.sockets.Outgoing.Peer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an instance's connections to its database look like at the sockets, all peers summed: a
 * witness that needs no word from the service itself.
 *
 * @param established open now
 * @param active data moved on them within the window
 * @param waiting an answer of the database is due on them
 * @param exchanges requests sent within the window, as segments with data; empty where ss does not
 *     tell
 * @param longestWait how long the longest due answer is due; zero when none is
 * @param longestIdle how long the longest quiet one has been quiet; zero when none is
 * @param shortestIdle how long the shortest of the quiet ones has been; zero when none is
 * @param window the time between the two samples
 */
public record DatabaseConnections(
    long established,
    long active,
    long waiting,
    Optional<Long> exchanges,
    Duration longestWait,
    Duration longestIdle,
    Duration shortestIdle,
    Duration window) {

  /** Throws {@link NotMeasured} where the connections were only counted. */
  static DatabaseConnections sum(List<Peer> peers, Duration window) {
    if (!peers.stream().allMatch(Peer::told)) {
      throw new NotMeasured("outgoing", "the connections were counted, but not what moved on them");
    }
    boolean told = peers.stream().allMatch(p -> p.exchanges().isPresent());
    return new DatabaseConnections(
        peers.stream().mapToLong(Peer::established).sum(),
        peers.stream().mapToLong(Peer::active).sum(),
        peers.stream().mapToLong(Peer::waiting).sum(),
        told
            ? Optional.of(peers.stream().mapToLong(p -> p.exchanges().orElse(0L)).sum())
            : Optional.empty(),
        longest(peers, Peer::longestWait),
        longest(peers, Peer::longestIdle),
        peers.stream()
            .map(Peer::shortestIdle)
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .orElse(Duration.ZERO),
        window);
  }

  private static Duration longest(List<Peer> peers, Function<Peer, Optional<Duration>> which) {
    return peers.stream()
        .map(which)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** Whether anything was asked within the window; false where ss does not tell. */
  public boolean asked() {
    return exchanges.orElse(0L) > 0;
  }

  /** How long one exchange takes if all connections are always busy; empty when none was seen. */
  public Optional<Duration> meanExchange() {
    return exchanges.filter(n -> n > 0).map(n -> window.multipliedBy(established).dividedBy(n));
  }

  /** Whether it is known that nothing was asked within the window. */
  public boolean silent() {
    return active == 0 && exchanges.orElse(0L) == 0;
  }
}
