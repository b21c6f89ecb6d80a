package dee.playbooks.dsl;

import dee.probes.Probe;
import dee.probes.ProbeCatalog;
import dee.probes.database.DatabaseAnswer;
import dee.probes.files.OpenFiles;
import dee.probes.history.History;
import dee.probes.host.Host;
import dee.probes.kernel.KernelCounters;
import dee.probes.limits.Limits;
import dee.probes.logs.LogTail;
import dee.probes.logs.LogTimelines;
import dee.probes.packets.Capture;
import dee.probes.pools.PoolStatistics;
import dee.probes.process.Restarts;
import dee.probes.process.ServiceProcess;
import dee.probes.reachability.KeptConnections;
import dee.probes.reachability.Languages;
import dee.probes.reachability.Reachability;
import dee.probes.sockets.CloseWaits;
import dee.probes.sockets.Listeners;
import dee.probes.sockets.Outgoing;
import dee.probes.sockets.Peers;
import dee.probes.sockets.SocketStates;

/**
 * The word {@code measure} and the probes by the names that conditions know their answers by. A new
 * probe adds one field here, never a word.
 */
public abstract class MeasureWords {

  public final Probe<Reachability> reachability;

  /** What becomes of connections that a client on Dee's own host keeps idle. */
  public final Probe<KeptConnections> kept;

  /** Whether the port speaks plain HTTP or TLS, asked from Dee's own host. */
  public final Probe<Languages> languages;

  /** Tries of clients on Dee's own host, spread over the time of a capture. */
  public final Probe<Reachability> provocation;

  /** What a client sees on another machine that the inventory names. */
  public final Probe<Reachability> vantage;

  public final Probe<Host> host;
  public final Probe<ServiceProcess> process;

  /** Who holds the port, one after the other, while it is watched. */
  public final Probe<Restarts> restarts;

  public final Probe<OpenFiles> files;
  public final Probe<Limits> limits;
  public final Probe<Listeners> listeners;
  public final Probe<SocketStates> states;
  public final Probe<CloseWaits> closeWait;
  public final Probe<Outgoing> outgoing;

  /** Connections that are half open, and those whose client may be gone. */
  public final Probe<Peers> peers;

  public final Probe<KernelCounters> counters;

  /** The same, from before all else of its phase to after it. */
  public final Probe<KernelCounters> countersAround;

  /** The pools' statistics, asked on the target. */
  public final Probe<PoolStatistics> pools;

  /** The same, asked from Dee's own host; each instance says which of the two may ask. */
  public final Probe<PoolStatistics> poolsFromDee;

  /** What the database says of its sessions, asked on a machine that the inventory names. */
  public final Probe<DatabaseAnswer> databaseSessions;

  /** What its Prometheus remembers, asked from Dee's own host. */
  public final Probe<History> history;

  public final Probe<LogTail> log;

  /** Requests, errors and latencies of the logs over time. */
  public final Probe<LogTimelines> logTimeline;

  /** The packets of the instance's connections, captured on its machine. */
  public final Probe<Capture> packets;

  /** The same, captured on Dee's own host at the same time. */
  public final Probe<Capture> packetsHere;

  protected MeasureWords(ProbeCatalog catalog) {
    this.reachability = probe(catalog, "reachability", Reachability.class);
    this.kept = probe(catalog, "kept-connections", KeptConnections.class);
    this.languages = probe(catalog, "languages", Languages.class);
    this.provocation = probe(catalog, "provocation", Reachability.class);
    this.vantage = probe(catalog, "vantage", Reachability.class);
    this.host = probe(catalog, "host", Host.class);
    this.process = probe(catalog, "process", ServiceProcess.class);
    this.restarts = probe(catalog, "restarts", Restarts.class);
    this.files = probe(catalog, "open-files", OpenFiles.class);
    this.limits = probe(catalog, "limits", Limits.class);
    this.listeners = probe(catalog, "listeners", Listeners.class);
    this.states = probe(catalog, "socket-states", SocketStates.class);
    this.closeWait = probe(catalog, "close-wait", CloseWaits.class);
    this.outgoing = probe(catalog, "outgoing", Outgoing.class);
    this.peers = probe(catalog, "peers", Peers.class);
    this.counters = probe(catalog, "kernel-counters", KernelCounters.class);
    this.countersAround = probe(catalog, "counters-around-capture", KernelCounters.class);
    this.pools = probe(catalog, "pools", PoolStatistics.class);
    this.poolsFromDee = probe(catalog, "pools-from-dee", PoolStatistics.class);
    this.databaseSessions = probe(catalog, "database-sessions", DatabaseAnswer.class);
    this.history = probe(catalog, "history", History.class);
    this.log = probe(catalog, "log-tail", LogTail.class);
    this.logTimeline = probe(catalog, "log-timeline", LogTimelines.class);
    this.packets = probe(catalog, "packets", Capture.class);
    this.packetsHere = probe(catalog, "packets-here", Capture.class);
  }

  @SuppressWarnings("unchecked")
  private static <R> Probe<R> probe(ProbeCatalog catalog, String id, Class<R> answer) {
    Probe<?> probe =
        catalog
            .find(id)
            .orElseThrow(() -> new IllegalArgumentException("the catalog has no probe " + id));
    if (probe.answer() != answer) {
      throw new IllegalArgumentException(
          "the probe " + id + " answers " + probe.answer().getName() + ", not " + answer.getName());
    }
    return (Probe<R>) probe;
  }

  /** Takes these probes together. */
  public abstract void measure(Probe<?>... probes);
}
