package dee.probes.sockets;

import dee.probes.HostPort;
import dee.probes.Outcome;
import dee.probes.shell.ProbeOutput;
import dee.probes.sockets.Outgoing.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads two samples of {@code outgoing.sh}:
 *
 * <pre>
 * # means ss
 * State Recv-Q Send-Q      Local Address:Port        Peer Address:Port Process
 * ESTAB 0 0 127.0.0.1:57156 127.0.0.1:18299 ino:25137 bytes_sent:20 bytes_acked:21 bytes_received:4 data_segs_out:4 data_segs_in:4 lastsnd:232 lastrcv:232 lastack:232
 * ESTAB 0 0 127.0.0.1:57160 127.0.0.1:18299 ino:25138 bytes_sent:5 bytes_acked:6 data_segs_out:1 lastsnd:3440 lastrcv:3440 lastack:3440
 * # peer 127.0.0.1:18299 2 0
 * # total 2
 * </pre>
 */
final class OutgoingParser {

  private static final Duration DELAYED_ACK = Duration.ofMillis(500);
  private static final List<String> COUNTERS =
      List.of("bytes_sent", "bytes_acked", "bytes_received", "data_segs_out", "data_segs_in");

  private static final Pattern PEER = Pattern.compile("(\\S+:\\d{1,5}) (\\d{1,18}) (\\d{1,18})");

  private OutgoingParser() {}

  /** What one sample says of a peer: the exact counts, and the established ones that are listed. */
  private record Seen(long established, long closeWait, Map<String, SsSocket> rows) {

    static final Seen NOTHING = new Seen(0, 0, Map.of());

    boolean whole() {
      return rows.size() >= established;
    }
  }

  static Outcome<Outgoing> parse(ProbeOutput output) {
    NotedTable last = NotedTable.of(output.last());
    if (last.number("total").isEmpty()) {
      return Outcome.malformed("the count is missing at the end");
    }
    List<String> unreadable = new ArrayList<>();
    Map<HostPort, Seen> before = peers(NotedTable.of(output.first()), unreadable);
    Map<HostPort, Seen> now = peers(last, unreadable);
    if (!unreadable.isEmpty()) {
      return Outcome.malformed(NotedTable.unreadable(unreadable));
    }
    boolean counts =
        now.values().stream()
            .flatMap(seen -> seen.rows().values().stream())
            .anyMatch(s -> s.details().contains("data_segs_"));
    List<Peer> read = new ArrayList<>();
    now.forEach((peer, seen) -> {
      Seen earlier = before.getOrDefault(peer, Seen.NOTHING);
      read.add(summed(peer, seen, earlier, counts, output.window()));
    });
    return Outcome.measured(new Outgoing(read, output.window()));
  }

  private static Map<HostPort, Seen> peers(NotedTable sample, List<String> unreadable) {
    Map<HostPort, Seen> peers = new LinkedHashMap<>();
    for (String note : sample.all("peer")) {
      Matcher matcher = PEER.matcher(note);
      Optional<HostPort> peer =
          matcher.matches() ? peer(Endpoint.parse(matcher.group(1))) : Optional.empty();
      if (peer.isEmpty()) {
        unreadable.add("# peer " + note);
        continue;
      }
      long established = Long.parseLong(matcher.group(2));
      long closeWait = Long.parseLong(matcher.group(3));
      peers.put(peer.get(), new Seen(established, closeWait, new LinkedHashMap<>()));
    }
    SsTable table = SsParser.parse(sample.table());
    unreadable.addAll(table.unreadable());
    for (SsSocket socket : table.sockets()) {
      Optional<Seen> seen = peer(socket.peer()).map(peers::get);
      seen.ifPresent(s -> s.rows().put(socket.local() + " " + socket.peer(), socket));
    }
    return peers;
  }

  private static Optional<HostPort> peer(Endpoint end) {
    return HostPort.parse(end.plainAddress().replaceAll("^(.*:.*)$", "[$1]") + ":" + end.port());
  }

  private static Peer summed(
      HostPort peer, Seen now, Seen earlier, boolean counts, Duration window) {
    List<SsSocket> waiting = now.rows().values().stream().filter(OutgoingParser::waits).toList();
    List<Duration> idle =
        now.rows().values().stream()
            .filter(s -> !waits(s))
            .flatMap(s -> quietFor(s).stream())
            .toList();
    boolean whole = now.whole() && earlier.whole();
    long active = 0;
    long exchanges = 0;
    long compared = 0;
    for (Map.Entry<String, SsSocket> row : now.rows().entrySet()) {
      SsSocket socket = row.getValue();
      Optional<SsSocket> before = Optional.ofNullable(earlier.rows().get(row.getKey()));
      active += moved(socket, before, whole, window) ? 1 : 0;
      if (whole || before.isPresent()) {
        exchanges += Math.max(0, sent(Optional.of(socket)) - sent(before));
        compared++;
      }
    }
    boolean counted = now.established() == 0 || (counts && compared > 0);
    return new Peer(
        peer,
        now.established(),
        now.closeWait(),
        scaled(active, now.rows().size(), now.established()),
        scaled(waiting.size(), now.rows().size(), now.established()),
        counted ? Optional.of(scaled(exchanges, compared, now.established())) : Optional.empty(),
        waiting.stream().flatMap(s -> s.since("lastsnd").stream()).max(Comparator.naturalOrder()),
        idle.stream().max(Comparator.naturalOrder()),
        idle.stream().min(Comparator.naturalOrder()),
        now.rows().values().stream()
            .flatMap(s -> peer(s.local()).stream())
            .collect(Collectors.toSet()));
  }

  /** What the rows seen stand for among all: they are listed by a hash, so a fair sample. */
  private static long scaled(long part, long seen, long all) {
    return seen == 0 || seen >= all ? part : Math.round((double) part / seen * all);
  }

  private static long sent(Optional<SsSocket> socket) {
    return socket.map(s -> s.number("data_segs_out").orElse(0)).orElse(0L);
  }

  /**
   * Whether the last word was the instance's own. Within one tick of the kernel's clock the times
   * are equal; then a bare ACK that came soon after tells that the last data went out, not in.
   */
  private static boolean waits(SsSocket socket) {
    Optional<Duration> sent = socket.since("lastsnd");
    Optional<Duration> received = socket.since("lastrcv");
    if (sent.isEmpty() || received.isEmpty()) {
      return false;
    }
    boolean spoke = sent(Optional.of(socket)) + socket.number("bytes_sent").orElse(0) > 0;
    boolean heard =
        socket.number("data_segs_in").orElse(0) + socket.number("bytes_received").orElse(0) > 0;
    if (spoke && !heard) {
      return true;
    }
    int order = sent.get().compareTo(received.get());
    Duration acked = received.get().minus(socket.since("lastack").orElse(received.get()));
    return order < 0
        || (order == 0 && spoke && acked.isPositive() && acked.compareTo(DELAYED_ACK) <= 0);
  }

  private static Optional<Duration> quietFor(SsSocket socket) {
    return socket
        .since("lastsnd")
        .flatMap(s -> socket.since("lastrcv").map(r -> s.compareTo(r) < 0 ? s : r));
  }

  /** A row that only the second sample has is a new connection, if the first one had all. */
  private static boolean moved(
      SsSocket now, Optional<SsSocket> before, boolean whole, Duration window) {
    if (before.isEmpty() && whole) {
      return true;
    }
    for (String counter : COUNTERS) {
      if (before.isPresent()
          && now.number(counter).orElse(0) != before.get().number(counter).orElse(0)) {
        return true;
      }
    }
    return quietFor(now).filter(q -> q.compareTo(window) < 0).isPresent();
  }
}
