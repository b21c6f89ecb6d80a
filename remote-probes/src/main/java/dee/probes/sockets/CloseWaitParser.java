package dee.probes.sockets;

import dee.probes.Outcome;
import dee.probes.shell.ProbeOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads two samples of {@code close-wait.sh}:
 *
 * <pre>
 * # means ss
 * Recv-Q Send-Q Local Address:Port  Peer Address:Port Process
 * 19 0 127.0.0.1:18231 127.0.0.1:43942 ino:0 bytes_received:19 segs_out:2 data_segs_in:1 lastsnd:1408 lastrcv:1408 lastack:1108 delivered:1
 * 1 0 127.0.0.1:18231 127.0.0.1:43924 ino:25134 bytes_received:19 segs_out:2 data_segs_in:1 lastsnd:3412 lastrcv:3412 lastack:1108 delivered:1
 * # total 2
 * # ownerless 1
 * </pre>
 *
 * The client's FIN carried an ACK, so {@code lastack} is the age of the state, and what {@code
 * lastrcv} is longer is how long the client had waited. TCP keep-alive refreshes {@code lastack}.
 * Rows are capped; the kernel lists sockets by a hash, so the first ones are a fair sample of all.
 */
final class CloseWaitParser {

  /** The shortest interval of TCP keep-alive in wide use (Go): later, lastack may be of a probe. */
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  private static final Duration LONG = Duration.ofSeconds(10);

  private enum Kind {
    OWNERLESS,
    UNANSWERED,
    ANSWERED,
    UNKNOWN
  }

  private CloseWaitParser() {}

  static Outcome<CloseWaits> parse(ProbeOutput output) {
    NotedTable first = NotedTable.of(output.first());
    NotedTable last = NotedTable.of(output.last());
    OptionalLong total = last.number("total");
    OptionalLong ownerless = last.number("ownerless");
    if (total.isEmpty() || ownerless.isEmpty()) {
      return Outcome.malformed("the counts are missing at the end");
    }
    List<String> unreadable = new ArrayList<>();
    List<SsSocket> before = sockets(first, unreadable);
    List<SsSocket> now = sockets(last, unreadable);
    if (!unreadable.isEmpty()) {
      return Outcome.malformed(NotedTable.unreadable(unreadable));
    }
    long owned = Math.max(0, total.getAsLong() - ownerless.getAsLong());
    long seen = now.stream().filter(CloseWaitParser::isOwned).count();
    List<SsSocket> waiting = of(Kind.UNANSWERED, now);
    List<SsSocket> done = of(Kind.ANSWERED, now);
    long doneLong = done.stream().filter(CloseWaitParser::leftLong).count();
    long unanswered = share(waiting.size(), seen, owned);
    long answered = share(done.size(), seen, owned);
    return Outcome.measured(
        new CloseWaits(
            total.getAsLong(),
            ownerless.getAsLong(),
            unanswered,
            answered,
            share(doneLong, seen, owned),
            Math.max(0, owned - unanswered - answered),
            now.stream().flatMap(s -> s.since("lastack").stream()).max(Comparator.naturalOrder()),
            median(waiting.stream().flatMap(s -> patience(s).stream()).sorted().toList()),
            closed(before, now, total.getAsLong()),
            output.window()));
  }

  private static List<SsSocket> sockets(NotedTable table, List<String> unreadable) {
    if (!table.fromProc()) {
      SsTable rows = SsParser.parse(table.table());
      unreadable.addAll(rows.unreadable());
      return rows.sockets();
    }
    ProcNetTcp rows = ProcNetTcpParser.parse(table.table());
    unreadable.addAll(rows.unreadable());
    return rows.sockets().stream()
        .map(s ->
            new SsSocket(
                "tcp",
                s.state().ss(),
                s.rxQueue(),
                s.txQueue(),
                s.local(),
                s.peer(),
                "ino:" + s.inode()))
        .toList();
  }

  private static List<SsSocket> of(Kind kind, List<SsSocket> sockets) {
    // An ss that names none of these anywhere is too old to tell what was sent.
    boolean counts =
        sockets.stream()
            .anyMatch(s ->
                s.details().contains("data_segs_")
                    || s.details().contains("bytes_sent:")
                    || s.details().contains("delivered:"));
    return sockets.stream().filter(s -> kind(s, counts) == kind).toList();
  }

  private static Kind kind(SsSocket socket, boolean counts) {
    if (!isOwned(socket)) {
      return Kind.OWNERLESS;
    }
    if (counts
        && socket.number("bytes_sent").orElse(0) + socket.number("data_segs_out").orElse(0) == 0) {
      return Kind.UNANSWERED;
    }
    Optional<Duration> sent = socket.since("lastsnd");
    Optional<Duration> received = socket.since("lastrcv");
    if (sent.isEmpty() || received.isEmpty()) {
      return counts ? Kind.ANSWERED : Kind.UNKNOWN;
    }
    int order = sent.get().compareTo(received.get());
    // Without the counters, equal times may be those of the socket's own birth.
    return order > 0 ? Kind.UNANSWERED : order < 0 || counts ? Kind.ANSWERED : Kind.UNKNOWN;
  }

  private static boolean isOwned(SsSocket socket) {
    return socket.inode().orElse(0) != 0;
  }

  /** What a part of the sockets seen stands for among all. */
  private static long share(long part, long seen, long all) {
    return seen == 0 || seen >= all ? part : Math.round((double) part / seen * all);
  }

  private static boolean leftLong(SsSocket socket) {
    return socket.since("lastack").filter(age -> age.compareTo(LONG) >= 0).isPresent();
  }

  private static Optional<Duration> patience(SsSocket socket) {
    Optional<Duration> received = socket.since("lastrcv");
    Optional<Duration> acked = socket.since("lastack");
    boolean probed = socket.detail("timer").orElse("").startsWith("(keepalive");
    if (received.isEmpty() || acked.isEmpty() || received.get().compareTo(acked.get()) < 0) {
      return Optional.empty();
    }
    return probed && received.get().compareTo(KEEP_ALIVE) >= 0
        ? Optional.empty()
        : Optional.of(received.get().minus(acked.get()));
  }

  private static Optional<Duration> median(List<Duration> sorted) {
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
  }

  /**
   * How many of the first sample's are gone. Where the second list was capped, only of those that a
   * process held, and only as far as it reaches: the kernel lists them in the same order each time.
   */
  private static long closed(List<SsSocket> before, List<SsSocket> now, long total) {
    boolean capped = now.size() < total;
    Set<String> still = new HashSet<>();
    now.forEach(s -> still.add(s.local() + " " + s.peer()));
    List<Boolean> gone =
        before.stream()
            .filter(s -> !capped || isOwned(s))
            .map(s -> !still.contains(s.local() + " " + s.peer()))
            .toList();
    int reach = capped ? gone.lastIndexOf(false) + 1 : gone.size();
    return gone.subList(0, reach).stream().filter(g -> g).count();
  }
}
