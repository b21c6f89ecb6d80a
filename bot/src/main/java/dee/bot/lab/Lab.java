package dee.bot.lab;

import dee.bot.lab.control.ControlDesk;
import dee.bot.lab.machine.LabException;
import dee.bot.lab.machine.LoopbackNetwork;
import dee.bot.lab.machine.NamespaceNetwork;
import dee.bot.lab.machine.Network;
import dee.bot.lab.machine.PostgresServer;
import dee.bot.lab.machine.Reaper;
import dee.bot.lab.machine.RoutedNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A scenario that runs: real processes on loopback addresses of this machine, each target behind an
 * SSH server of its own. Everything ends with {@link #close}, with Ctrl-C, and with this process,
 * however that ends.
 */
public final class Lab implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 10;

  /** Its number among the targets: beyond any instance's. */
  private static final int DATABASE_TARGET = 9;

  private final Scenario scenario;
  private final Path directory;
  private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final List<LabSshServer> targets = new ArrayList<>();
  private final Thread atExit = new Thread(this::endWithTheMachine, "lab-end");
  private List<RunningInstance> instances = List.of();
  private Optional<Path> config = Optional.empty();
  private volatile boolean ending;
  private boolean ended;

  private Lab(Scenario scenario, Path directory) {
    this.scenario = scenario;
    this.directory = directory;
  }

  /** Starts a scenario with its files under the system's folder for temporary files. */
  public static Lab start(Scenario scenario, Consumer<String> progress) {
    return start(scenario, Path.of(System.getProperty("java.io.tmpdir")), progress);
  }

  /** Starts a scenario on loopback addresses, with its files in a folder of its own. */
  public static Lab start(Scenario scenario, Path parent, Consumer<String> progress) {
    return start(scenario, parent, Isolation.LOOPBACK, progress);
  }

  /**
   * Starts a scenario and returns when its fault is there.
   *
   * @param parent where the lab makes a folder of its own, and removes it at the end
   * @param isolation whether each target has a network stack of its own
   * @param progress is told what the lab does, a line at a time
   * @throws LabException when the scenario cannot be had here; says what did not happen
   */
  public static Lab start(
      Scenario scenario, Path parent, Isolation isolation, Consumer<String> progress) {
    Lab lab;
    try {
      Files.createDirectories(parent);
      lab = new Lab(scenario, Files.createTempDirectory(parent, "dee-lab-").toAbsolutePath());
    } catch (IOException e) {
      throw new LabException("cannot make a folder for the lab in " + parent, e);
    }
    Runtime.getRuntime().addShutdownHook(lab.atExit);
    try {
      lab.startParts(isolation.or(scenario.least()), progress);
      return lab;
    } catch (RuntimeException e) {
      if (lab.ending) {
        awaitTheEnd();
      }
      lab.close();
      throw e;
    }
  }

  /** This program was told to end while the lab started: nobody is to hear of what then failed. */
  private static void awaitTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void startParts(Isolation isolation, Consumer<String> progress) {
    try {
      startAll(isolation, progress);
    } finally {
      begun.countDown();
    }
  }

  private void startAll(Isolation isolation, Consumer<String> progress) {
    refuseWhenEnding();
    Reaper reaper = Reaper.start(directory);
    parts.push(reaper);
    refuseWhenEnding();
    LoopbackNetwork loopback = LoopbackNetwork.claim();
    parts.push(loopback);
    Network network =
        switch (isolation) {
          case LOOPBACK -> loopback;
          case NAMESPACES -> NamespaceNetwork.create(loopback, scenario.instances().size(), reaper);
          case ROUTED -> RoutedNetwork.create(loopback, scenario.instances().size(), reaper);
        };
    Optional<PostgresServer> database = Optional.empty();
    if (scenario.needsDatabase()) {
      progress.accept("starting PostgreSQL");
      PostgresServer server = PostgresServer.start(network, directory, reaper, progress);
      scenario.job().ifPresent(job -> server.run(job.tables()));
      database = Optional.of(server);
    }
    progress.accept("starting " + scenario.instances().size() + " instances");
    Cast cast = new Cast(scenario, directory, network, reaper, database);
    instances = cast.startInstances();
    cast.startMeddling();
    for (RunningInstance instance : instances) {
      refuseWhenEnding();
      var ssh = network.ssh(instance.number());
      LabSshServer target =
          LabSshServer.start(ssh.host(), ssh.port(), directory, network.prefix(instance.number()));
      parts.push(target);
      targets.add(target);
    }
    refuseWhenEnding();
    if (instances.stream().anyMatch(RunningInstance::losesClients)) {
      progress.accept("starting the clients that are to vanish");
      cast.letClientsVanish(instances);
      refuseWhenEnding();
    }
    progress.accept("starting their clients");
    Process clients = cast.startClients(instances);
    instances.forEach(instance -> keep(cast, instance));
    parts.push(ControlDesk.open(directory, new Supervisor(cast, instances, clients)::obey));
    Waiting waiting = new Waiting(instances, progress);
    if (scenario.job().isPresent()) {
      waiting.forAnswers();
      cast.startJob();
    }
    waiting.forOnset();
    var access = database.filter(_ -> ConfigurationFile.offersDatabaseAccess());
    if (access.isPresent()) {
      var ssh = network.ssh(DATABASE_TARGET);
      LabSshServer target = LabSshServer.start(ssh.host(), ssh.port(), directory, List.of());
      parts.push(target);
      targets.add(target);
    }
    config = Optional.of(ConfigurationFile.write(directory, targets, instances, database));
  }

  private void keep(Cast cast, RunningInstance instance) {
    Program.Mode mode = instance.plan().program().mode();
    if (mode.comesBack()) {
      parts.push(Reviver.start(cast, instance));
    }
    if (mode == Program.Mode.WATCHED) {
      parts.push(Watchdog.start(instance));
    }
  }

  private void refuseWhenEnding() {
    if (ending) {
      throw new LabException("the lab was told to end while it started");
    }
  }

  /** Dee's configuration for this lab. */
  public Path config() {
    return config.orElseThrow();
  }

  public Scenario scenario() {
    return scenario;
  }

  /** Its instances, in the scenario's order. */
  public List<RunningInstance> instances() {
    return List.copyOf(instances);
  }

  /** How its clients fared within the last seconds. */
  public ClientLog clients(int seconds) {
    return ClientLog.tail(directory.resolve("clients.log"), seconds, _ -> true);
  }

  /** How the requests that went to one instance fared within the last seconds. */
  public ClientLog clients(RunningInstance instance, int seconds) {
    return ClientLog.tail(
        directory.resolve("clients.log"), seconds, instance.address().toString()::equals);
  }

  /** How people reach it, in lines. */
  public List<String> explain() {
    List<String> lines = new ArrayList<>();
    lines.add(scenario.name() + ": " + scenario.summary() + ".");
    lines.addAll(scenario.story().lines().toList());
    lines.add("");
    for (RunningInstance instance : instances) {
      LabSshServer target = targets.get(instance.number() - 1);
      lines.add(
          "%s  http://%s/orders  %s  log %s"
              .formatted(
                  instance.plan().target(),
                  instance.address(),
                  instance.process().pid() > 0 ? "pid " + instance.process().pid() : "not running",
                  instance.log()));
      lines.add(
          "  ssh -i %s -o UserKnownHostsFile=%s -p %d %s@%s"
              .formatted(
                  target.userKey(),
                  target.knownHosts(),
                  target.address().port(),
                  target.user(),
                  target.address().host()));
    }
    lines.add(
        "Clients log to " + directory.resolve("clients.log") + "; they leave after ten minutes.");
    lines.add("sh " + ControlDesk.script(directory) + " restart|drain|restore INSTANCE");
    lines.add("dee run connection-reset --service " + Scenario.SERVICE + " --config " + config());
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException _) {
      // The machine is shutting down, and its hook does the work.
    }
    end();
  }

  /**
   * What was starting is let stop first, as its processes have been ended: it may have made its
   * files anew.
   */
  private void endWithTheMachine() {
    ending = true;
    try {
      end();
    } finally {
      try {
        boolean _ = begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      closeParts();
      LabFolder.delete(directory);
    }
  }

  private synchronized void end() {
    if (ended) {
      return;
    }
    ended = true;
    List<Exception> failures = closeParts();
    if (!failures.isEmpty()) {
      LabException failed = new LabException("the lab did not end cleanly", failures.getFirst());
      failures.stream().skip(1).forEach(failed::addSuppressed);
      throw failed;
    }
  }

  private List<Exception> closeParts() {
    List<Exception> failures = new ArrayList<>();
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        failures.add(e);
      }
    }
    return failures;
  }
}
