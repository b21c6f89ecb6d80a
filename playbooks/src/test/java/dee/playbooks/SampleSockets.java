package dee.playbooks;

import static dee.playbooks.SampleFacts.WINDOW;

import dee.probes.HostPort;
import dee.probes.kernel.KernelCounters;
import dee.probes.sockets.CloseWaits;
import dee.probes.sockets.Listeners;
import dee.probes.sockets.Listeners.Listener;
import dee.probes.sockets.Outgoing.Peer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the probes of sockets and of the kernel's counters have seen, for {@link SampleFacts}. */
public final class SampleSockets {

  private static final Map<String, Long> COUNTED =
      Map.of(
          "TcpExtListenOverflows", 700L,
          "TcpExtListenDrops", 700L,
          "TcpOutRsts", 12L,
          "TcpExtTCPReqQFullDrop", 0L,
          "TcpExtTCPReqQFullDoCookies", 0L);

  private SampleSockets() {}

  static Listeners listener(String address, long queued, long least, long backlog, long dropped) {
    return new Listeners(
        List.of(
            new Listener(
                address, queued, least, OptionalLong.of(backlog), OptionalLong.of(dropped))),
        3,
        WINDOW,
        "ss");
  }

  static CloseWaits closeWaits(
      long unanswered, long answered, long ownerless, int oldest, long closed) {
    return new CloseWaits(
        unanswered + answered + ownerless,
        ownerless,
        unanswered,
        answered,
        oldest >= 10 ? answered : 0,
        0,
        Optional.of(Duration.ofSeconds(oldest)),
        unanswered == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(2)),
        closed,
        WINDOW);
  }

  static CloseWaits answered(long answered, long answeredLong) {
    return new CloseWaits(
        answered,
        0,
        0,
        answered,
        answeredLong,
        0,
        Optional.of(Duration.ofSeconds(95)),
        Optional.empty(),
        0,
        WINDOW);
  }

  static CloseWaits unknown(long unknown) {
    return new CloseWaits(
        unknown, 0, 0, 0, 0, unknown, Optional.empty(), Optional.empty(), 0, WINDOW);
  }

  static KernelCounters counters(Map<String, Long> rises) {
    Map<String, Long> after = new LinkedHashMap<>(COUNTED);
    rises.forEach((counter, by) -> after.merge(counter, by, Long::sum));
    return new KernelCounters(COUNTED, after, WINDOW);
  }

  /** To the database; longest wait and quiet (each of them) in milliseconds, 0 for none. */
  static Peer database(
      long established,
      long active,
      long waiting,
      long exchanges,
      long wait,
      long quiet,
      Set<HostPort> ends) {
    return new Peer(
        new HostPort("10.0.0.9", 5432),
        established,
        0,
        active,
        waiting,
        Optional.of(exchanges),
        wait == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(wait)),
        quiet == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(quiet)),
        quiet == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(quiet)),
        ends);
  }

  /** Connections to another service, of which the longest has waited so long for an answer. */
  public static Peer dependency(int waitedMs) {
    return new Peer(
        new HostPort("10.0.3.2", 9000),
        8,
        0,
        1,
        8,
        Optional.of(1L),
        Optional.of(Duration.ofMillis(waitedMs)),
        Optional.empty(),
        Optional.empty());
  }
}
