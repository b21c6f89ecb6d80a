package dee.playbooks.diagnosis;

import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.Probe;
import dee.probes.database.DatabaseAnswer;
import dee.probes.files.OpenFiles;
import dee.probes.history.History;
import dee.probes.host.Host;
import dee.probes.kernel.KernelCounters;
import dee.probes.limits.Limits;
import dee.probes.logs.LogTail;
import dee.probes.logs.LogTimelines;
import dee.probes.packets.Capture;
import dee.probes.packets.wire.Wire;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The facts of one instance as a map of answers by probe id; immutable. */
public final class MeasuredFacts implements Facts {

  private static final Answer NOT_ASKED =
      new Answer(Outcome.unavailable(Reason.NOT_ASKED, "the playbook did not take it"), List.of());

  private final Instance instance;
  private final Map<String, Answer> answers;
  private final Consumer<List<String>> seen;
  private final WireReading wire;

  /** What a probe said, and the ids of the evidence it left. */
  public record Answer(Outcome<?> outcome, List<String> evidence) {
    public Answer {
      evidence = List.copyOf(evidence);
    }
  }

  private MeasuredFacts(
      Instance instance,
      Map<String, Answer> answers,
      Consumer<List<String>> seen,
      WireReading wire) {
    this.instance = instance;
    this.wire = wire;
    this.answers = Map.copyOf(answers);
    this.seen = seen;
  }

  /** Nothing measured yet. */
  public static MeasuredFacts none(Instance instance) {
    return new MeasuredFacts(instance, Map.of(), _ -> {}, new WireReading());
  }

  /** These facts and one more answer, which replaces an earlier one of the same probe. */
  public MeasuredFacts with(String probe, Outcome<?> outcome, List<String> evidence) {
    Map<String, Answer> more = new LinkedHashMap<>(answers);
    more.put(probe, new Answer(outcome, evidence));
    return new MeasuredFacts(instance, more, seen, new WireReading());
  }

  /** The same, whose captures have been read already. */
  MeasuredFacts read(Wire known) {
    return new MeasuredFacts(instance, answers, seen, new WireReading(known));
  }

  @Override
  public MeasuredFacts watched(Consumer<List<String>> watcher) {
    return new MeasuredFacts(instance, answers, watcher, wire);
  }

  @Override
  public Instance instance() {
    return instance;
  }

  @Override
  public <R> Outcome<R> outcome(Probe<R> probe) {
    Answer answer = answers.getOrDefault(probe.id(), NOT_ASKED);
    seen.accept(answer.evidence());
    return answer.outcome().map(probe.answer()::cast);
  }

  @Override
  public Outcome<?> answerOf(String probe) {
    return answers.getOrDefault(probe, NOT_ASKED).outcome();
  }

  private <R> R value(String probe, Class<R> type) {
    Answer answer = answers.getOrDefault(probe, NOT_ASKED);
    R value =
        answer
            .outcome()
            .map(type::cast)
            .asOptional()
            .orElseThrow(() ->
                new NotMeasured(
                    probe, answer.outcome().whyNot().orElse("no value"), why(answer.outcome())));
    seen.accept(answer.evidence());
    return value;
  }

  private static NotMeasured.Why why(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Measured<?> _ -> NotMeasured.Why.NOTHING_TO_TELL;
      case Outcome.Malformed<?> _ -> NotMeasured.Why.FAILED;
      case Outcome.Unavailable<?>(Reason reason, String _) ->
          switch (reason) {
            case UNREACHABLE, TIMED_OUT, NOT_PERMITTED, TOOL_MISSING -> NotMeasured.Why.FAILED;
            case NOT_ASKED, NOT_NEEDED -> NotMeasured.Why.NOT_ASKED;
            case NO_SUCH_PROCESS, NOT_THERE, NOT_CONFIGURED -> NotMeasured.Why.NOTHING_TO_TELL;
          };
    };
  }

  @Override
  public Reachability reachability() {
    return value("reachability", Reachability.class);
  }

  @Override
  public Host host() {
    return value("host", Host.class);
  }

  @Override
  public ServiceProcess process() {
    return value("process", ServiceProcess.class);
  }

  @Override
  public OpenFiles files() {
    return value("open-files", OpenFiles.class);
  }

  @Override
  public Limits limits() {
    return value("limits", Limits.class);
  }

  @Override
  public Listeners listeners() {
    return value("listeners", Listeners.class);
  }

  @Override
  public SocketStates states() {
    return value("socket-states", SocketStates.class);
  }

  @Override
  public CloseWaits closeWait() {
    return value("close-wait", CloseWaits.class);
  }

  @Override
  public Outgoing outgoing() {
    return value("outgoing", Outgoing.class);
  }

  @Override
  public KernelCounters counters() {
    return value("kernel-counters", KernelCounters.class);
  }

  @Override
  public KernelCounters countersAround() {
    return value("counters-around-capture", KernelCounters.class);
  }

  @Override
  public Restarts restarts() {
    return value("restarts", Restarts.class);
  }

  @Override
  public Peers peers() {
    return value("peers", Peers.class);
  }

  @Override
  public KeptConnections kept() {
    return value("kept-connections", KeptConnections.class);
  }

  @Override
  public Reachability provocation() {
    return value("provocation", Reachability.class);
  }

  @Override
  public Reachability vantage() {
    return value("vantage", Reachability.class);
  }

  @Override
  public Languages languages() {
    return value("languages", Languages.class);
  }

  @Override
  public Capture packets() {
    return value("packets", Capture.class);
  }

  @Override
  public Capture packetsHere() {
    return value("packets-here", Capture.class);
  }

  @Override
  public PoolStatistics pools() {
    return value(whoAsksForPools(), PoolStatistics.class);
  }

  private String whoAsksForPools() {
    return switch (instance.metricsFrom()) {
      case TARGET -> "pools";
      case DEE -> "pools-from-dee";
    };
  }

  /** The reading of the captures is shared by all conditions that ask for it. */
  @Override
  public Wire wire() {
    Optional<Capture> atServer = capture("packets");
    Optional<Capture> atDee = capture("packets-here");
    if (atServer.isEmpty() && atDee.isEmpty()) {
      Capture _ = packets();
    }
    Stream.of("packets", "packets-here")
        .filter(id -> capture(id).isPresent())
        .forEach(id -> seen.accept(answers.getOrDefault(id, NOT_ASKED).evidence()));
    return wire.of(atServer, atDee, instance.address());
  }

  private Optional<Capture> capture(String probe) {
    return answers.getOrDefault(probe, NOT_ASKED).outcome().asOptional().map(Capture.class::cast);
  }

  @Override
  public History history() {
    return value("history", History.class);
  }

  @Override
  public DatabaseAnswer databaseAnswer() {
    Outcome<?> outcome = answers.getOrDefault("database-sessions", NOT_ASKED).outcome();
    if (outcome instanceof Outcome.Unavailable<?>(Reason reason, String _)
        && reason == Reason.NOT_CONFIGURED) {
      throw new NotMeasured(
          "database-sessions",
          "pg_stat_activity"
              + instance.database().map(at -> " on " + at.host()).orElse("")
              + " would tell; no database-access is configured");
    }
    return value("database-sessions", DatabaseAnswer.class);
  }

  @Override
  public LogTail log() {
    return value("log-tail", LogTail.class);
  }

  @Override
  public LogTimelines logTimeline() {
    return value("log-timeline", LogTimelines.class);
  }
}
