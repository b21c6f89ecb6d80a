package dee.playbooks;

import dee.playbooks.diagnosis.MeasuredFacts;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.database.RootBlocker;
import dee.probes.database.SessionGroup;
import dee.probes.files.OpenFiles;
import dee.probes.host.Host;
import dee.probes.limits.Limits;
import dee.probes.logs.LogTail;
import dee.probes.pools.Pool;
import dee.probes.pools.PoolStatistics;
import dee.probes.process.ServiceProcess;
import dee.probes.reachability.Reachability;
import dee.probes.reachability.Reachability.Attempt;
import dee.probes.reachability.Reachability.Result;
import dee.probes.sockets.Listeners;
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
    return with("listeners", SampleSockets.listener("*:8080", queued, least, backlog, dropped));
  }

  /** Something listens on the port, but on this address only. */
  public SampleFacts listenerOn(String address) {
    return with("listeners", SampleSockets.listener(address, 0, 0, 32, 0));
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
        "close-wait", SampleSockets.closeWaits(unanswered, answered, ownerless, oldest, closed));
  }

  /** Answered ones, of which only a few were left by their clients ten seconds ago or longer. */
  public SampleFacts answeredCloseWait(long answered, long answeredLong) {
    return with("close-wait", SampleSockets.answered(answered, answeredLong));
  }

  /** Owned ones of which ss does not tell whether they were answered. */
  public SampleFacts unknownCloseWait(long unknown) {
    return with("close-wait", SampleSockets.unknown(unknown));
  }

  public SampleFacts counters(long overflows) {
    return counters(overflows, 0);
  }

  /** Overflows of accept queues, and SYNs dropped for a full SYN queue. */
  public SampleFacts counters(long overflows, long synQueueDrops) {
    return rose(
        Map.of(
            "TcpExtListenOverflows", overflows,
            "TcpExtListenDrops", overflows + synQueueDrops,
            "TcpExtTCPReqQFullDrop", synQueueDrops));
  }

  /** How much counters of the kernel rose in the window; the others stood still. */
  public SampleFacts rose(Map<String, Long> rises) {
    return with("kernel-counters", SampleSockets.counters(rises));
  }

  /** Rates a second, times in milliseconds. */
  public SampleFacts pool(
      long limit, long inUse, long waiting, double served, double arrived, int held, int before) {
    return pools(
        SampleDatabase.pool(
            limit, inUse, waiting, served, arrived, held, Duration.ofMillis(before)));
  }

  /** The same page with a second, idle pool on it. */
  public SampleFacts secondPool() {
    if (answers.get("pools") instanceof Outcome.Measured<?>(Object value)) {
      return pools(((PoolStatistics) value).pools().getFirst(), SampleDatabase.IDLE_POOL);
    }
    return this;
  }

  private SampleFacts pools(Pool... pools) {
    return with(
        "pools", new PoolStatistics(List.of(pools), WINDOW, "metrics page, asked on the target"));
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
        SampleSockets.database(established, active, waiting, exchanges, wait, quiet, Set.of()));
  }

  /** Connections of which it is known where they begin: local ports from 40001 on. */
  public SampleFacts endsOf(int established, int active, int waiting, long exchanges, long wait) {
    Set<HostPort> ends =
        IntStream.rangeClosed(1, established)
            .mapToObj(i -> new HostPort("10.0.0.1", 40_000 + i))
            .collect(Collectors.toSet());
    return outgoing(SampleSockets.database(established, active, waiting, exchanges, wait, 0, ends));
  }

  public SampleFacts outgoing(Peer... peers) {
    return with("outgoing", new Outgoing(List.of(peers), WINDOW));
  }

  /** What the database tells in both looks, with so many connections of a hundred used. */
  public SampleFacts sessions(long used, List<RootBlocker> roots, SessionGroup... groups) {
    return with("database-sessions", SampleDatabase.sessions(used, roots, groups));
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

  /** Sockets of requests nobody answered fill the file table behind a full pool. */
  public SampleFacts outOfFilesBehindThePool() {
    return tries(Result.READ_TIMEOUT, 2)
        .moreTries(Result.CONNECT_TIMEOUT, 4)
        .files(100, 97, 91, 5)
        .queue(33, 33, 32, 76)
        .counters(76)
        .closeWait(86, 0, 14, 28);
  }

  /** A full accept queue, and plenty of files. */
  public SampleFacts fullQueue() {
    return files(20000, 30, 14, 12).queue(9, 8, 8, 60).counters(60);
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
