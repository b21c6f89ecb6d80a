package dee.playbooks;

import dee.playbooks.diagnosis.MeasuredFacts;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.database.DatabaseAnswer;
import dee.probes.database.DatabaseLook;
import dee.probes.database.RootBlocker;
import dee.probes.database.SessionGroup;
import dee.probes.files.OpenFiles;
import dee.probes.host.Host;
import dee.probes.kernel.KernelCounters;
import dee.probes.limits.Limits;
import dee.probes.logs.LogTail;
import dee.probes.pools.Pool;
import dee.probes.pools.PoolStatistics;
import dee.probes.process.ServiceProcess;
import dee.probes.reachability.Reachability;
import dee.probes.reachability.Reachability.Attempt;
import dee.probes.reachability.Reachability.Result;
import dee.probes.sockets.CloseWaits;
import dee.probes.sockets.Listeners;
import dee.probes.sockets.Listeners.Listener;
import dee.probes.sockets.Outgoing;
import dee.probes.sockets.Outgoing.Peer;
import dee.probes.sockets.SocketStates;
import dee.probes.sockets.TcpState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A healthy instance under load, of which each test makes what it needs. The numbers are of the
 * size that the real faults have.
 */
public final class SampleFacts {

  public static final Duration WINDOW = Duration.ofSeconds(2);
  public static final Instant NOW = Instant.parse("2026-03-01T02:14:00Z");

  private final String target;
  private Optional<HostPort> database = Optional.of(new HostPort("db-1", 5432));
  private String host = "10.0.0.1";
  private final Map<String, Outcome<?>> answers = new LinkedHashMap<>();
  private final Map<String, String> sysctls = new LinkedHashMap<>();

  private SampleFacts(String target) {
    this.target = target;
  }

  public static SampleFacts healthy() {
    return healthy("orders-1");
  }

  public static SampleFacts healthy(String target) {
    return new SampleFacts(target)
        .with("host", host(Map.of()))
        .tries(Result.ANSWERED, 20)
        .process(ServiceProcess.State.SLEEPING, Duration.ofMillis(120))
        .files(100, 40, 22, 12)
        .queue(0, 0, 32, 0)
        .closeWait(0, 0, 0, 5)
        .counters(0)
        .with("socket-states", new SocketStates(Map.of(TcpState.ESTABLISHED, 8L), "ss"))
        .pool(5, 2, 0, 40, 40, 20, 20)
        .database(5, 2, 1, 160, 20, 0)
        .quietLog()
        .without("history", Outcome.Reason.NOT_CONFIGURED, "no prometheus is configured")
        .without("database-sessions", Outcome.Reason.NOT_CONFIGURED, "no machine is named for it");
  }

  /** Where clients reach it. */
  public SampleFacts at(String address) {
    host = address;
    return this;
  }

  /** A setting or count of the kernel, as the host probe reads it. */
  public SampleFacts sysctl(String name, String value) {
    sysctls.put(name, value);
    return with("host", host(sysctls));
  }

  private static Host host(Map<String, String> sysctls) {
    return new Host(
        "6.1.0-18-amd64",
        NOW,
        Duration.ofDays(9),
        2,
        0.4,
        8L << 30,
        OptionalLong.of(4L << 30),
        sysctls);
  }

  public SampleFacts with(String probe, Object value) {
    answers.put(probe, Outcome.measured(value));
    return this;
  }

  public SampleFacts without(String probe, Outcome.Reason reason, String detail) {
    answers.put(probe, Outcome.unavailable(reason, detail));
    return this;
  }

  /** A metrics page that does not answer. */
  public SampleFacts deadMetrics() {
    return without("pools", Outcome.Reason.TIMED_OUT, "the metrics page did not answer in 2 s");
  }

  public SampleFacts tries(Result result, int count) {
    answers.remove("reachability");
    return moreTries(result, count);
  }

  public SampleFacts moreTries(Result result, int count) {
    List<Attempt> attempts = new ArrayList<>();
    if (answers.get("reachability") instanceof Outcome.Measured<?>(Object value)) {
      attempts.addAll(((Reachability) value).attempts());
    }
    Duration total =
        switch (result) {
          case ANSWERED, EMPTY_REPLY, RESET, REFUSED, NOT_HTTP -> Duration.ofMillis(12);
          case CONNECT_TIMEOUT, READ_TIMEOUT -> Duration.ofSeconds(2);
          case UNRESOLVED, NO_ROUTE, OTHER -> Duration.ofMillis(3);
        };
    for (int i = 0; i < count; i++) {
      attempts.add(
          new Attempt(
              result,
              result == Result.ANSWERED ? 200 : 0,
              Optional.of(Duration.ofMillis(1)),
              total));
    }
    return with("reachability", new Reachability(attempts));
  }

  public SampleFacts slowAnswers(int count, Duration total) {
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      attempts.add(new Attempt(Result.ANSWERED, 200, Optional.of(Duration.ofMillis(1)), total));
    }
    return with("reachability", new Reachability(attempts));
  }

  /** Answers of one status, each in 12 ms. */
  public SampleFacts status(int status, int count) {
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      attempts.add(
          new Attempt(
              Result.ANSWERED, status, Optional.of(Duration.ofMillis(1)), Duration.ofMillis(12)));
    }
    return with("reachability", new Reachability(attempts));
  }

  public SampleFacts process(ServiceProcess.State state, Duration cpu) {
    return process(state, cpu, 1);
  }

  /** One of several processes that hold the listening socket. */
  public SampleFacts process(ServiceProcess.State state, Duration cpu, int holders) {
    return with(
        "process",
        new ServiceProcess(
            4711,
            "java",
            NOW.minusSeconds(7200),
            140,
            state,
            1000,
            "java -jar orders.jar",
            Optional.of(cpu),
            false,
            holders));
  }

  /** The limit, all open files, and how many of them are sockets and files. */
  public SampleFacts files(long limit, long open, long sockets, long files) {
    with("limits", new Limits(Map.of("Max open files", new Limits.Limit(limit, limit, "files"))));
    return with(
        "open-files",
        new OpenFiles(
            open,
            open,
            Map.of(
                OpenFiles.Type.SOCKET, sockets,
                OpenFiles.Type.FILE, files,
                OpenFiles.Type.OTHER, open - sockets - files),
            List.of(new OpenFiles.Pointed("/var/lib/orders/tmp", files)),
            "/proc"));
  }

  public SampleFacts queue(long queued, long least, long backlog, long dropped) {
    return with(
        "listeners",
        new Listeners(
            List.of(
                new Listener(
                    "*:8080", queued, least, OptionalLong.of(backlog), OptionalLong.of(dropped))),
            3,
            WINDOW,
            "ss"));
  }

  /** Something listens on the port, but on this address only. */
  public SampleFacts listenerOn(String address) {
    return with(
        "listeners",
        new Listeners(
            List.of(new Listener(address, 0, 0, OptionalLong.of(32), OptionalLong.of(0))),
            3,
            WINDOW,
            "ss"));
  }

  public SampleFacts noListener() {
    return with("listeners", new Listeners(List.of(), 3, WINDOW, "ss"));
  }

  /** Unanswered, answered, ownerless, and how old the oldest is in seconds; none drains. */
  public SampleFacts closeWait(long unanswered, long answered, long ownerless, int oldest) {
    return closeWait(unanswered, answered, ownerless, oldest, 0);
  }

  public SampleFacts closeWait(
      long unanswered, long answered, long ownerless, int oldest, long closed) {
    return with(
        "close-wait",
        new CloseWaits(
            unanswered + answered + ownerless,
            ownerless,
            unanswered,
            answered,
            oldest >= 10 ? answered : 0,
            0,
            Optional.of(Duration.ofSeconds(oldest)),
            unanswered == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(2)),
            closed,
            WINDOW));
  }

  /** Answered ones, of which only a few were left by their clients ten seconds ago or longer. */
  public SampleFacts answeredCloseWait(long answered, long answeredLong) {
    return with(
        "close-wait",
        new CloseWaits(
            answered,
            0,
            0,
            answered,
            answeredLong,
            0,
            Optional.of(Duration.ofSeconds(95)),
            Optional.empty(),
            0,
            WINDOW));
  }

  /** Owned ones of which ss does not tell whether they were answered. */
  public SampleFacts unknownCloseWait(long unknown) {
    return with(
        "close-wait",
        new CloseWaits(
            unknown, 0, 0, 0, 0, unknown, Optional.empty(), Optional.empty(), 0, WINDOW));
  }

  public SampleFacts counters(long overflows) {
    return counters(overflows, 0);
  }

  /** Overflows of accept queues, and SYNs dropped for a full SYN queue. */
  public SampleFacts counters(long overflows, long synQueueDrops) {
    Map<String, Long> first =
        Map.of(
            "TcpExtListenOverflows", 700L,
            "TcpExtListenDrops", 700L,
            "TcpOutRsts", 12L,
            "TcpExtTCPReqQFullDrop", 0L,
            "TcpExtTCPReqQFullDoCookies", 0L);
    Map<String, Long> second = new LinkedHashMap<>(first);
    second.put("TcpExtListenOverflows", 700 + overflows);
    second.put("TcpExtListenDrops", 700 + overflows + synQueueDrops);
    second.put("TcpExtTCPReqQFullDrop", synQueueDrops);
    return with("kernel-counters", new KernelCounters(first, second, WINDOW));
  }

  /** Rates a second, times in milliseconds. */
  public SampleFacts pool(
      long limit, long inUse, long waiting, double served, double arrived, int held, int before) {
    return with(
        "pools",
        new PoolStatistics(
            List.of(
                new Pool(
                    "orders",
                    OptionalLong.of(limit),
                    OptionalLong.of(inUse),
                    OptionalLong.of(limit - inUse),
                    OptionalLong.of(waiting),
                    OptionalDouble.of(served),
                    OptionalDouble.of(arrived),
                    served == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(held)),
                    Optional.of(Duration.ofMillis(before)),
                    OptionalLong.of(0))),
            WINDOW,
            "metrics page, asked on the target"));
  }

  /** The same page with a second, idle pool on it. */
  public SampleFacts secondPool() {
    if (answers.get("pools") instanceof Outcome.Measured<?>(Object value)) {
      PoolStatistics page = (PoolStatistics) value;
      List<Pool> both = new ArrayList<>(page.pools());
      both.add(
          new Pool(
              "reports",
              OptionalLong.of(5),
              OptionalLong.of(0),
              OptionalLong.of(5),
              OptionalLong.of(0),
              OptionalDouble.of(0),
              OptionalDouble.of(0),
              Optional.empty(),
              Optional.empty(),
              OptionalLong.of(0)));
      return with("pools", new PoolStatistics(both, page.window(), page.source()));
    }
    return this;
  }

  /** The address of the database as it is configured; empty: it is not. */
  public SampleFacts configuredDatabase(Optional<HostPort> address) {
    database = address;
    return this;
  }

  /** To the database; longest wait and quiet (each of them) in milliseconds, 0 for none. */
  public SampleFacts database(
      long established, long active, long waiting, long exchanges, long wait, long quiet) {
    return outgoing(
        new Peer(
            new HostPort("10.0.0.9", 5432),
            established,
            0,
            active,
            waiting,
            Optional.of(exchanges),
            wait == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(wait)),
            quiet == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(quiet)),
            quiet == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(quiet))));
  }

  public SampleFacts outgoing(Peer... peers) {
    return with("outgoing", new Outgoing(List.of(peers), WINDOW));
  }

  /** Connections of which it is known where they begin: local ports from 40001 on. */
  public SampleFacts endsOf(int established, int active, int waiting, long exchanges, long wait) {
    Set<HostPort> ends =
        IntStream.rangeClosed(1, established)
            .mapToObj(i -> new HostPort("10.0.0.1", 40_000 + i))
            .collect(Collectors.toSet());
    return outgoing(
        new Peer(
            new HostPort("10.0.0.9", 5432),
            established,
            0,
            active,
            waiting,
            Optional.of(exchanges),
            wait == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(wait)),
            Optional.empty(),
            Optional.empty(),
            ends));
  }

  /** What the database tells in both looks, with so many connections of a hundred used. */
  public SampleFacts sessions(long used, List<RootBlocker> roots, SessionGroup... groups) {
    DatabaseLook look =
        new DatabaseLook(
            "orders",
            new DatabaseLook.Slots(used, 100, 3),
            List.of(groups),
            roots,
            0,
            "monitor",
            Set.of("10.0.0.1"));
    return with("database-sessions", new DatabaseAnswer.Sessions(look, look, WINDOW));
  }

  /** Sessions alike from one host, at ports that count up, each a little younger. */
  public static SessionGroup group(
      String client, int firstPort, int count, String state, String wait, int inState) {
    String[] waits = (wait + ":").split(":", -1);
    List<SessionGroup.Member> members =
        IntStream.range(0, count)
            .mapToObj(i ->
                new SessionGroup.Member(
                    firstPort + i, Duration.ofMillis(inState - (long) inState * i / 20)))
            .toList();
    return new SessionGroup(
        client,
        "orders",
        state,
        waits[0],
        waits[1],
        count,
        members.getFirst().inState(),
        members.getLast().inState(),
        Optional.empty(),
        members);
  }

  public SampleFacts quietLog() {
    return log(0, 0, 0, 5, 0);
  }

  /** Lines of each kind, and how long ago it was written in seconds; a limit of 0: no pool line. */
  public SampleFacts log(
      long tooManyFiles, long acceptFailures, long poolTimeouts, int written, long poolLimit) {
    return log(
        tooManyFiles,
        acceptFailures,
        poolTimeouts,
        written,
        poolLimit,
        Optional.of(Duration.ofSeconds(1)));
  }

  /** The same; how long before the log's end its last telling lines stand. */
  public SampleFacts log(
      long tooManyFiles,
      long acceptFailures,
      long poolTimeouts,
      int written,
      long poolLimit,
      Optional<Duration> age) {
    return with(
        "log-tail",
        new LogTail(
            "/var/log/orders.log",
            65536,
            400,
            Optional.of(Duration.ofSeconds(written)),
            tooManyFiles,
            acceptFailures,
            poolTimeouts,
            poolLimit == 0
                ? Optional.empty()
                : Optional.of(
                    new LogTail.PoolLine(
                        "orders", poolLimit, poolLimit, 0, 66, Duration.ofSeconds(30))),
            poolTimeouts == 0 ? Optional.empty() : age,
            tooManyFiles == 0 ? Optional.empty() : age,
            List.of()));
  }

  /** What a catalog of fakes answers with. */
  public void giveTo(FakeProbes probes) {
    answers.forEach((probe, outcome) -> probes.answer(target, probe, outcome));
  }

  public Instance instance() {
    return new Instance(
        "orders",
        target,
        new HostPort(host, 8080),
        "/",
        Optional.of(URI.create("http://127.0.0.1:8080/metrics")),
        Instance.MetricsFrom.TARGET,
        Optional.of("/var/log/orders.log"),
        Optional.of("/var/log/orders.access.log"),
        database);
  }

  /** Each measured probe has one piece of evidence, named after it. */
  public MeasuredFacts facts() {
    MeasuredFacts facts = MeasuredFacts.none(instance());
    for (Map.Entry<String, Outcome<?>> answer : answers.entrySet()) {
      facts = facts.with(answer.getKey(), answer.getValue(), List.of("e-" + answer.getKey()));
    }
    return facts;
  }
}
