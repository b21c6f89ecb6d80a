package dee.probes.sockets;

import dee.probes.HostPort;
import dee.probes.Outcome;
import dee.probes.shell.ProbeOutput;
import dee.probes.sockets.Outgoing.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads two samples of {@code outgoing.sh}:
 *
 * <pre>
 * State Recv-Q Send-Q      Local Address:Port        Peer Address:Port Process
 * ESTAB 0 0 127.0.0.1:57156 127.0.0.1:18299 ino:25137 bytes_sent:20 bytes_acked:21 bytes_received:4 data_segs_out:4 data_segs_in:4 lastsnd:232 lastrcv:232 lastack:232
 * ESTAB 0 0 127.0.0.1:57160 127.0.0.1:18299 ino:25138 bytes_sent:5 bytes_acked:6 data_segs_out:1 lastsnd:3440 lastrcv:3440 lastack:3440
 * # total 2
 * </pre>
 */
final class OutgoingParser {

  private static final Duration DELAYED_ACK = Duration.ofMillis(500);
  private static final List<String> COUNTERS =
      List.of("bytes_sent", "bytes_acked", "bytes_received", "data_segs_out", "data_segs_in");

  private OutgoingParser() {}

  static Outcome<Outgoing> parse(ProbeOutput output) {
    NotedTable last = NotedTable.of(output.last());
    if (last.number("total").isEmpty()) {
      return Outcome.malformed("the count is missing at the end");
    }
    SsTable before = SsParser.parse(NotedTable.of(output.first()).table());
    SsTable now = SsParser.parse(last.table());
    List<String> unreadable = new ArrayList<>(before.unreadable());
    unreadable.addAll(now.unreadable());
    if (!unreadable.isEmpty()) {
      return Outcome.malformed(NotedTable.unreadable(unreadable));
    }
    Map<String, SsSocket> earlier = new HashMap<>();
    before.sockets().forEach(s -> earlier.put(s.local() + " " + s.peer(), s));
    boolean counts = now.sockets().stream().anyMatch(s -> s.details().contains("data_segs_"));
    Map<HostPort, List<SsSocket>> peers = new LinkedHashMap<>();
    for (SsSocket socket : now.sockets()) {
      peer(socket).ifPresent(p -> peers.computeIfAbsent(p, _ -> new ArrayList<>()).add(socket));
    }
    List<Peer> read = new ArrayList<>();
    peers.forEach(
        (peer, sockets) -> read.add(summed(peer, sockets, earlier, counts, output.window())));
    return Outcome.measured(new Outgoing(read, output.window()));
  }

  private static Optional<HostPort> peer(SsSocket socket) {
    return HostPort.parse(
        socket.peer().plainAddress().replaceAll("^(.*:.*)$", "[$1]") + ":" + socket.peer().port());
  }

  private static Peer summed(
      HostPort peer,
      List<SsSocket> sockets,
      Map<String, SsSocket> earlier,
      boolean counts,
      Duration window) {
    List<SsSocket> established =
        sockets.stream().filter(s -> !s.state().equals(TcpState.CLOSE_WAIT.ss())).toList();
    List<SsSocket> waiting = established.stream().filter(OutgoingParser::waits).toList();
    List<SsSocket> quiet = established.stream().filter(s -> !waits(s)).toList();
    long active =
        established.stream()
            .filter(
                s -> moved(s, Optional.ofNullable(earlier.get(s.local() + " " + s.peer())), window))
            .count();
    long exchanges =
        established.stream()
            .mapToLong(s ->
                sent(Optional.of(s))
                    - sent(Optional.ofNullable(earlier.get(s.local() + " " + s.peer()))))
            .map(n -> Math.max(0, n))
            .sum();
    List<Duration> idle = quiet.stream().flatMap(s -> quietFor(s).stream()).toList();
    return new Peer(
        peer,
        established.size(),
        sockets.size() - established.size(),
        active,
        waiting.size(),
        counts ? Optional.of(exchanges) : Optional.empty(),
        waiting.stream().flatMap(s -> s.since("lastsnd").stream()).max(Comparator.naturalOrder()),
        idle.stream().max(Comparator.naturalOrder()),
        idle.stream().min(Comparator.naturalOrder()));
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

  private static boolean moved(SsSocket now, Optional<SsSocket> before, Duration window) {
    if (before.isEmpty()) {
      return true;
    }
    for (String counter : COUNTERS) {
      if (now.number(counter).orElse(0) != before.get().number(counter).orElse(0)) {
        return true;
      }
    }
    return quietFor(now).filter(q -> q.compareTo(window) < 0).isPresent();
  }
}
