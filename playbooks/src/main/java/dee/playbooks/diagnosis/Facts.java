package dee.playbooks.diagnosis;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Probe;
import dee.probes.files.OpenFiles;
import dee.probes.host.Host;
import dee.probes.kernel.KernelCounters;
import dee.probes.limits.Limits;
import dee.probes.logs.LogTail;
import dee.probes.pools.Pool;
import dee.probes.pools.PoolStatistics;
import dee.probes.process.ServiceProcess;
import dee.probes.reachability.Reachability;
import dee.probes.sockets.CloseWaits;
import dee.probes.sockets.Listeners;
import dee.probes.sockets.Outgoing;
import dee.probes.sockets.SocketStates;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was measured about one instance. The named methods throw {@link NotMeasured} when their
 * probe has no value: whoever evaluates a condition turns that into "not checked, because".
 */
public interface Facts {

  Instance instance();

  /** What came of a probe; {@code NOT_ASKED} when the playbook did not take it. */
  <R> Outcome<R> outcome(Probe<R> probe);

  Reachability reachability();

  Host host();

  ServiceProcess process();

  OpenFiles files();

  Limits limits();

  Listeners listeners();

  SocketStates states();

  CloseWaits closeWait();

  Outgoing outgoing();

  KernelCounters counters();

  /** The pools' own statistics, whoever asked for them. */
  PoolStatistics pools();

  LogTail log();

  /** The pool under the most pressure; not measured when the page tells of none. */
  default Pool tightestPool() {
    return pools()
        .tightest()
        .orElseThrow(() -> new NotMeasured("pools", "the metrics page tells of no pool"));
  }

  /** The pool's numbers in its last line in the log; not measured when the log has no such line. */
  default LogTail.PoolLine loggedPool() {
    return log()
        .lastPool()
        .orElseThrow(() -> new NotMeasured("log-tail", "the log's tail has no line of a pool"));
  }

  /** All connections to the database's port; not measured when its address is not configured. */
  default DatabaseConnections database() {
    Outgoing all = outgoing();
    HostPort database =
        instance()
            .database()
            .orElseThrow(
                () -> new NotMeasured("outgoing", "the database's address is not configured"));
    return DatabaseConnections.sum(all.toPort(database.port()), all.window());
  }

  /** The same facts; {@code seen} is given the evidence ids of every probe that is looked at. */
  Facts watched(Consumer<List<String>> seen);

  /** Thrown by an accessor whose probe has no value. */
  final class NotMeasured extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String probe;

    public NotMeasured(String probe, String reason) {
      super(reason, null, false, false);
      this.probe = probe;
    }

    /** The id of the probe that would tell. */
    public String probe() {
      return probe;
    }

    /** Why there is no value. */
    public String reason() {
      return String.valueOf(getMessage());
    }
  }
}
