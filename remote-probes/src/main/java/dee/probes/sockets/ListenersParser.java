package dee.probes.sockets;

import dee.probes.Outcome;
import dee.probes.shell.ProbeOutput;
import dee.probes.sockets.Listeners.Listener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads two samples of {@code listeners.sh}. Of a listener, ss prints the accept queue as Recv-Q,
 * its limit as Send-Q, and in {@code d} of skmem the SYNs dropped since the socket was made:
 *
 * <pre>
 * # means ss
 * State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess
 * LISTEN 3      2          127.0.0.1:18231      0.0.0.0:*    ino:25123 sk:c cgroup:/ &lt;-&gt; skmem:(r0,rb131072,t0,tb16384,f0,w0,o0,bl0,d8)
 * # elsewhere 4
 * </pre>
 */
final class ListenersParser {

  private ListenersParser() {}

  private record Seen(
      String key, String address, long queued, OptionalLong backlog, OptionalLong drops) {}

  static Outcome<Listeners> parse(ProbeOutput output) {
    NotedTable first = NotedTable.of(output.first());
    NotedTable last = NotedTable.of(output.last());
    OptionalLong elsewhere = last.number("elsewhere");
    if (elsewhere.isEmpty()) {
      return Outcome.malformed("the count of the other listeners is missing at the end");
    }
    List<String> unreadable = new ArrayList<>();
    Map<String, Seen> before = new HashMap<>();
    for (Seen seen : seen(first, unreadable)) {
      before.put(seen.key(), seen);
    }
    boolean comparable = first.means().equals(last.means());
    List<Listener> listeners = new ArrayList<>();
    for (Seen seen : seen(last, unreadable)) {
      Seen earlier =
          before.getOrDefault(
              seen.key(),
              new Seen("", "", seen.queued(), OptionalLong.empty(), OptionalLong.empty()));
      listeners.add(listener(seen, earlier, comparable));
    }
    return unreadable.isEmpty()
        ? Outcome.measured(
            new Listeners(
                listeners,
                Math.toIntExact(Math.min(elsewhere.getAsLong(), Integer.MAX_VALUE)),
                output.window(),
                last.means()))
        : Outcome.malformed(NotedTable.unreadable(unreadable));
  }

  private static Listener listener(Seen seen, Seen earlier, boolean comparable) {
    // A socket that the first sample does not have began to count within the window; but where ss
    // failed the first time, nobody knows what had been dropped by then.
    OptionalLong dropped =
        comparable && seen.drops().isPresent()
            ? OptionalLong.of(Math.max(0, seen.drops().getAsLong() - earlier.drops().orElse(0)))
            : OptionalLong.empty();
    return new Listener(
        seen.address(),
        seen.queued(),
        Math.min(seen.queued(), earlier.queued()),
        seen.backlog(),
        dropped);
  }

  /** Programs that speak IPv6 listen on IPv4 addresses inside it: people know the IPv4 one. */
  private static Endpoint plain(Endpoint end) {
    return new Endpoint(end.plainAddress(), end.device(), end.port());
  }

  private static List<Seen> seen(NotedTable table, List<String> unreadable) {
    if (table.fromProc()) {
      ProcNetTcp rows = ProcNetTcpParser.parse(table.table());
      unreadable.addAll(rows.unreadable());
      return rows.sockets().stream()
          .map(s ->
              new Seen(
                  s.local() + " " + s.inode(),
                  s.local().toString(),
                  s.rxQueue(),
                  OptionalLong.empty(),
                  OptionalLong.empty()))
          .toList();
    }
    SsTable rows = SsParser.parse(table.table());
    unreadable.addAll(rows.unreadable());
    return rows.sockets().stream()
        .map(s ->
            new Seen(
                s.local() + " " + s.detail("ino").orElse("") + " " + s.detail("sk").orElse(""),
                plain(s.local()).toString(),
                s.recvQ(),
                OptionalLong.of(s.sendQ()),
                s.drops()))
        .toList();
  }
}
