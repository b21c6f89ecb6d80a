package dee.playbooks;

import dee.probes.Bounds;
import dee.probes.DatabaseAccess;
import dee.probes.Instance;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.Probe;
import dee.probes.ProbeCatalog;
import dee.probes.ShellProbe;
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
import dee.probes.shell.ProbeOutput;
import dee.probes.sockets.CloseWaits;
import dee.probes.sockets.Listeners;
import dee.probes.sockets.Outgoing;
import dee.probes.sockets.Peers;
import dee.probes.sockets.SocketStates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Probes by the names of the real ones, whose answers a test gives for each target. */
public final class FakeProbes {

  private final Map<String, Outcome<?>> answers = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

  /** What a probe is going to learn about the instance on that target. */
  public FakeProbes answer(String target, String probe, Outcome<?> outcome) {
    answers.put(target + "/" + probe, outcome);
    return this;
  }

  /** Lets a probe of Dee's own host wait for this before it answers. */
  public FakeProbes hold(String probe, CountDownLatch until) {
    held.put(probe, until);
    return this;
  }

  private Outcome<?> of(String target, String probe) {
    return answers.getOrDefault(
        target + "/" + probe,
        Outcome.unavailable(Outcome.Reason.NOT_CONFIGURED, "the test gives no answer"));
  }

  public ProbeCatalog catalog() {
    return ProbeCatalog.of(
        List.<Probe<?>>of(
            new Shell<>("host", Host.class),
            new Shell<>("process", ServiceProcess.class),
            new Shell<>("restarts", Restarts.class),
            new Shell<>("open-files", OpenFiles.class),
            new Shell<>("limits", Limits.class),
            new Shell<>("listeners", Listeners.class),
            new Shell<>("socket-states", SocketStates.class),
            new Shell<>("close-wait", CloseWaits.class),
            new Shell<>("outgoing", Outgoing.class),
            new Shell<>("peers", Peers.class),
            new Shell<>("kernel-counters", KernelCounters.class),
            new Shell<>("pools", PoolStatistics.class),
            new Local<>("pools-from-dee", PoolStatistics.class),
            new Local<>("history", History.class),
            new Shell<>("database-sessions", DatabaseAnswer.class),
            new Shell<>("log-tail", LogTail.class),
            new Shell<>("log-timeline", LogTimelines.class),
            new Local<>("reachability", Reachability.class),
            new Shell<>("counters-around-capture", KernelCounters.class),
            new Shell<>("packets", Capture.class),
            new Local<>("packets-here", Capture.class),
            new Local<>("kept-connections", KeptConnections.class),
            new Local<>("languages", Languages.class),
            new Local<>("provocation", Reachability.class),
            new Shell<>("vantage", Reachability.class)));
  }

  private final class Shell<R> implements ShellProbe<R> {
    private final String id;
    private final Class<R> answer;

    Shell(String id, Class<R> answer) {
      this.id = id;
      this.answer = answer;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String purpose() {
      return "a test's " + id;
    }

    @Override
    public Class<R> answer() {
      return answer;
    }

    @Override
    public String script() {
      return "probes/" + id + ".sh";
    }

    @Override
    public List<String> arguments(Instance instance) {
      return List.of();
    }

    @Override
    public Bounds bounds() {
      return Bounds.CHEAP;
    }

    @Override
    public String command(Instance instance) {
      return "look at " + id + " of :" + instance.port();
    }

    @Override
    public Optional<String> target(Instance instance) {
      return switch (id) {
        case "database-sessions" -> instance.databaseAccess().map(DatabaseAccess::target);
        case "vantage" -> instance.vantage();
        default -> ShellProbe.super.target(instance);
      };
    }

    /** The fake shell prints the target's name. */
    @Override
    public Outcome<R> parse(ProbeOutput output) {
      return output
          .<R>refusal()
          .orElseGet(
              () -> of(output.first().text().lines().findFirst().orElse(""), id).map(answer::cast));
    }
  }

  private final class Local<R> implements LocalProbe<R> {
    private final String id;
    private final Class<R> answer;

    Local(String id, Class<R> answer) {
      this.id = id;
      this.answer = answer;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String purpose() {
      return "a test's " + id;
    }

    @Override
    public Class<R> answer() {
      return answer;
    }

    @Override
    public Asked<R> ask(Instance instance) throws InterruptedException {
      held.getOrDefault(id, new CountDownLatch(0)).await();
      Outcome<R> outcome = of(instance.target(), id).map(answer::cast);
      return new Asked<>(outcome, "ask " + instance.address(), id + ": " + outcome);
    }
  }
}
