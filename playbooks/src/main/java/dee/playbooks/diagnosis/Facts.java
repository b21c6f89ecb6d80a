package dee.playbooks.diagnosis;

import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Probe;
import dee.probes.files.OpenFiles;
import dee.probes.host.Host;
import dee.probes.kernel.KernelCounters;
import dee.probes.limits.Limits;
import dee.probes.logs.LogTail;
import dee.probes.pools.PoolStatistics;
import dee.probes.process.ServiceProcess;
import dee.probes.reachability.Reachability;
import dee.probes.sockets.CloseWaits;
import dee.probes.sockets.Listeners;
import dee.probes.sockets.Outgoing;
import dee.probes.sockets.SocketStates;

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
