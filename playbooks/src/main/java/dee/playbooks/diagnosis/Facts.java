package dee.playbooks.diagnosis;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Probe;
import dee.probes.database.DatabaseAnswer;
import dee.probes.database.DatabaseAnswer.NoFreeSlot;
import dee.probes.database.DatabaseAnswer.Sessions;
import dee.probes.files.OpenFiles;
import dee.probes.history.History;
import dee.probes.host.Host;
import dee.probes.kernel.KernelCounters;
import dee.probes.limits.Limits;
import dee.probes.logs.LogTail;
import dee.probes.logs.LogTimelines;
import dee.probes.packets.Capture;
import dee.probes.packets.wire.Wire;
import dee.probes.pools.Pool;
import dee.probes.pools.PoolStatistics;
import dee.probes.process.Restarts;
import dee.probes.process.ServiceProcess;
import dee.probes.reachability.KeptConnections;
import dee.probes.reachability.Languages;
import dee.probes.reachability.Reachability;
import dee.probes.sockets.CloseWaits;
import dee.probes.sockets.Listeners;
import dee.probes.sockets.Outgoing;
import dee.probes.sockets.Outgoing.Peer;
import dee.probes.sockets.Peers;
import dee.probes.sockets.SocketStates;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What was measured about one instance. The named methods throw {@link NotMeasured} when their
 * probe has no value: whoever evaluates a condition turns that into "not checked, because".
 */
public interface Facts {

  Instance instance();

  /**
   * What came of a probe; {@code NOT_ASKED} when the playbook does not have it, {@code NOT_NEEDED}
   * when it left it out because what it could explain was not in question.
   */
  <R> Outcome<R> outcome(Probe<R> probe);

  /** The same, of a probe by its id. */
  Outcome<?> answerOf(String probe);

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

  /** The same, from before the capture to after it. */
  KernelCounters countersAround();

  /** Who held the port while it was watched. */
  Restarts restarts();

  /** Its clients' connections: half-open ones, and those whose client may be gone. */
  Peers peers();

  /** What became of connections that Dee's host kept idle. */
  KeptConnections kept();

  /** Tries of Dee's host while packets were captured. */
  Reachability provocation();

  /** Tries from another machine that the inventory names. */
  Reachability vantage();

  /** Whether the port speaks HTTP or TLS. */
  Languages languages();

  /** Packets captured on the instance's own machine. */
  Capture packets();

  /** Packets captured on Dee's host. */
  Capture packetsHere();

  /** What the captures tell, of which one is enough; not measured when there is none. */
  Wire wire();

  /** The pools' own statistics, whoever asked for them. */
  PoolStatistics pools();

  LogTail log();

  /** The logs over time; the moments they tell of are signals, and name no cause. */
  LogTimelines logTimeline();

  /** What its Prometheus remembers. */
  History history();

  /** What the database said when it was asked about its sessions. */
  DatabaseAnswer databaseAnswer();

  /**
   * The instance's own sessions in the database; not measured when they cannot be told from
   * others'.
   */
  default OwnSessions sessions() {
    return switch (databaseAnswer()) {
      case Sessions told -> new SessionOwner(this).own(told);
      case NoFreeSlot(String said) ->
          throw new NotMeasured("database-sessions", "the database had no free slot: " + said);
    };
  }

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

  /**
   * The connections to the configured database; not measured when its address is not configured, or
   * when the service has several pools: which of them goes there is not known.
   */
  default DatabaseConnections database() {
    Outgoing all = outgoing();
    return DatabaseConnections.sum(databasePeers(all), all.window());
  }

  /**
   * Connections to anything but the database on which an answer is due; not measured where some of
   * them were only counted.
   */
  default long waitingElsewhere() {
    Outgoing all = outgoing();
    List<Peer> database = databasePeers(all);
    List<Peer> others = all.peers().stream().filter(p -> !database.contains(p)).toList();
    if (!others.stream().allMatch(Peer::told)) {
      throw new NotMeasured("outgoing", "the connections were counted, but not what waits on them");
    }
    return others.stream().mapToLong(Peer::waiting).sum();
  }

  /** By host and port; a host that no peer has, such as a name, counts for all with its port. */
  private List<Peer> databasePeers(Outgoing all) {
    HostPort database =
        instance()
            .database()
            .orElseThrow(
                () -> new NotMeasured("outgoing", "the database's address is not configured"));
    int pools = poolsToldOf();
    if (pools > 1) {
      throw new NotMeasured(
          "outgoing",
          "the service has "
              + pools
              + " pools; which of them goes to "
              + database
              + " is not known");
    }
    List<Peer> exact = all.peers().stream().filter(p -> p.peer().equals(database)).toList();
    return exact.isEmpty() ? all.toPort(database.port()) : exact;
  }

  private int poolsToldOf() {
    try {
      return pools().pools().size();
    } catch (NotMeasured _) {
      return 0;
    }
  }

  /** The database server's connections, of all its clients. */
  default DatabaseSlots databaseSlots() {
    return switch (databaseAnswer()) {
      case NoFreeSlot(String said) -> new DatabaseSlots(Optional.empty(), Optional.of(said));
      case Sessions told -> {
        var slots = told.now().slots();
        yield new DatabaseSlots(
            Optional.of(new Fill(slots.used(), slots.max() - slots.reserved())), Optional.empty());
      }
    };
  }

  /** Whether the process was seen to end while Dee looked on. */
  default boolean processEnded() {
    try {
      if (restarts().ended() > 0) {
        return true;
      }
    } catch (NotMeasured _) {
      // Then two looks at the process tell.
    }
    return process().restarted();
  }

  /**
   * Whether it is known that the process did not end while Dee looked on: it was watched, or it is
   * older than two minutes.
   */
  default boolean processStayed() {
    if (processEnded()) {
      return false;
    }
    try {
      return !restarts().lives().isEmpty();
    } catch (NotMeasured _) {
      return Duration.between(process().startedAt(), host().clock())
              .compareTo(Duration.ofMinutes(2))
          > 0;
    }
  }

  /**
   * Whether the process is at its limit of open files: at most eight are free, and at most a
   * twentieth; between two looks it hovers there.
   */
  default boolean filesAtLimit() {
    long soft = limits().openFiles().soft();
    long free = soft - files().count();
    return free <= 8 && free <= soft * 0.05;
  }

  /**
   * Whether its machine is known to have sent so many {@code times} fewer resets, around the
   * capture, than were {@code seen}: then another sent them.
   */
  default boolean sentFewerResets(long seen, int times) {
    OptionalLong sent = countersAround().delta("TcpOutRsts");
    return sent.isPresent() && sent.getAsLong() * times <= seen;
  }

  /** The machine's open files and their limit. */
  default Fill machineFiles() {
    String[] numbers = host().sysctls().getOrDefault("fs.file-nr", "").strip().split("\\s+", -1);
    if (numbers.length != 3 || !numbers[0].matches("\\d{1,18}")) {
      throw new NotMeasured("host", "this machine does not tell fs.file-nr");
    }
    // The limit may be the largest number there is.
    return new Fill(
        Long.parseLong(numbers[0]),
        numbers[2].matches("\\d{1,18}") ? Long.parseLong(numbers[2]) : Long.MAX_VALUE);
  }

  /** The connections the machine tracks and their limit; not measured where it tracks none. */
  default Fill trackedConnections() {
    OptionalLong used = host().sysctl("net.netfilter.nf_conntrack_count");
    OptionalLong max = host().sysctl("net.netfilter.nf_conntrack_max");
    if (used.isEmpty() || max.isEmpty()) {
      throw new NotMeasured("host", "this machine does not tell of connection tracking");
    }
    return new Fill(used.getAsLong(), max.getAsLong());
  }

  /** The same facts; {@code seen} is given the evidence ids of every probe that is looked at. */
  Facts watched(Consumer<List<String>> seen);

  /** Thrown by an accessor whose probe has no value. */
  final class NotMeasured extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String probe;
    private final Why why;

    /** What became of the probe. */
    public enum Why {
      /** It was asked and did not answer. */
      FAILED,
      /** The playbook did not take it. */
      NOT_ASKED,
      /** It has nothing to tell about this instance. */
      NOTHING_TO_TELL
    }

    public NotMeasured(String probe, String reason) {
      this(probe, reason, Why.NOTHING_TO_TELL);
    }

    NotMeasured(String probe, String reason, Why why) {
      super(reason, null, false, false);
      this.probe = probe;
      this.why = why;
    }

    public Why why() {
      return why;
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
