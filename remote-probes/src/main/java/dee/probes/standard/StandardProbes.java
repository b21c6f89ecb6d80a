package dee.probes.standard;

import dee.probes.LocalProbe;
import dee.probes.ProbeCatalog;
import dee.probes.ShellProbe;
import dee.probes.database.DatabaseAnswer;
import dee.probes.database.DatabaseSessionsProbe;
import dee.probes.files.OpenFiles;
import dee.probes.files.OpenFilesProbe;
import dee.probes.history.History;
import dee.probes.history.HistoryProbe;
import dee.probes.host.Host;
import dee.probes.host.HostProbe;
import dee.probes.kernel.KernelCounters;
import dee.probes.kernel.KernelCountersProbe;
import dee.probes.limits.Limits;
import dee.probes.limits.LimitsProbe;
import dee.probes.logs.LogTail;
import dee.probes.logs.LogTailProbe;
import dee.probes.logs.LogTimelineProbe;
import dee.probes.logs.LogTimelines;
import dee.probes.packets.Capture;
import dee.probes.packets.PacketsHereProbe;
import dee.probes.packets.PacketsProbe;
import dee.probes.pools.PoolStatistics;
import dee.probes.pools.PoolsFromDeeProbe;
import dee.probes.pools.PoolsProbe;
import dee.probes.process.ProcessProbe;
import dee.probes.process.Restarts;
import dee.probes.process.RestartsProbe;
import dee.probes.process.ServiceProcess;
import dee.probes.reachability.KeptConnections;
import dee.probes.reachability.KeptConnectionsProbe;
import dee.probes.reachability.Languages;
import dee.probes.reachability.LanguagesProbe;
import dee.probes.reachability.ProvocationProbe;
import dee.probes.reachability.Reachability;
import dee.probes.reachability.ReachabilityProbe;
import dee.probes.reachability.VantageProbe;
import dee.probes.sockets.CloseWaitProbe;
import dee.probes.sockets.CloseWaits;
import dee.probes.sockets.Listeners;
import dee.probes.sockets.ListenersProbe;
import dee.probes.sockets.Outgoing;
import dee.probes.sockets.OutgoingProbe;
import dee.probes.sockets.Peers;
import dee.probes.sockets.PeersProbe;
import dee.probes.sockets.SocketStates;
import dee.probes.sockets.SocketStatesProbe;
import java.util.List;

/** The probes Dee ships, as handles that know what they answer; each is stateless. */
public final class StandardProbes {

  public static final ShellProbe<Host> HOST = new HostProbe();
  public static final ShellProbe<ServiceProcess> PROCESS = new ProcessProbe();
  public static final ShellProbe<Restarts> RESTARTS = new RestartsProbe();
  public static final ShellProbe<OpenFiles> OPEN_FILES = new OpenFilesProbe();
  public static final ShellProbe<Limits> LIMITS = new LimitsProbe();
  public static final ShellProbe<Listeners> LISTENERS = new ListenersProbe();
  public static final ShellProbe<SocketStates> SOCKET_STATES = new SocketStatesProbe();
  public static final ShellProbe<CloseWaits> CLOSE_WAIT = new CloseWaitProbe();
  public static final ShellProbe<Outgoing> OUTGOING = new OutgoingProbe();
  public static final ShellProbe<Peers> PEERS = new PeersProbe();
  public static final ShellProbe<KernelCounters> KERNEL_COUNTERS = new KernelCountersProbe();
  public static final ShellProbe<KernelCounters> COUNTERS_AROUND_CAPTURE =
      KernelCountersProbe.aroundCapture();
  public static final ShellProbe<PoolStatistics> POOLS = new PoolsProbe();
  public static final LocalProbe<PoolStatistics> POOLS_FROM_DEE = new PoolsFromDeeProbe();
  public static final ShellProbe<DatabaseAnswer> DATABASE_SESSIONS = new DatabaseSessionsProbe();
  public static final LocalProbe<History> HISTORY = new HistoryProbe();
  public static final ShellProbe<LogTail> LOG_TAIL = new LogTailProbe();
  public static final ShellProbe<LogTimelines> LOG_TIMELINE = new LogTimelineProbe();
  public static final ShellProbe<Capture> PACKETS = new PacketsProbe();
  public static final LocalProbe<Capture> PACKETS_HERE = new PacketsHereProbe();
  public static final LocalProbe<Reachability> REACHABILITY = new ReachabilityProbe();
  public static final LocalProbe<KeptConnections> KEPT_CONNECTIONS = new KeptConnectionsProbe();
  public static final LocalProbe<Languages> LANGUAGES = new LanguagesProbe();
  public static final LocalProbe<Reachability> PROVOCATION = new ProvocationProbe();
  public static final ShellProbe<Reachability> VANTAGE = new VantageProbe();

  private StandardProbes() {}

  /** All of them, by their ids. */
  public static ProbeCatalog catalog() {
    return ProbeCatalog.of(
        List.of(
            HOST,
            PROCESS,
            RESTARTS,
            OPEN_FILES,
            LIMITS,
            LISTENERS,
            SOCKET_STATES,
            CLOSE_WAIT,
            OUTGOING,
            PEERS,
            KERNEL_COUNTERS,
            COUNTERS_AROUND_CAPTURE,
            POOLS,
            POOLS_FROM_DEE,
            DATABASE_SESSIONS,
            HISTORY,
            LOG_TAIL,
            LOG_TIMELINE,
            PACKETS,
            PACKETS_HERE,
            REACHABILITY,
            KEPT_CONNECTIONS,
            LANGUAGES,
            PROVOCATION,
            VANTAGE));
  }
}
