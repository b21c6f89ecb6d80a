package dee.bot.lab;

import dee.bot.lab.load.BalancerFile;
import dee.bot.lab.load.BatchJob;
import dee.bot.lab.load.ClientKind;
import dee.bot.lab.load.LoadProgram;
import dee.bot.lab.load.Traffic;
import dee.bot.lab.machine.ChildJvm;
import dee.bot.lab.machine.FarNetwork;
import dee.bot.lab.machine.KeyStoreFile;
import dee.bot.lab.machine.LabException;
import dee.bot.lab.machine.Meddler;
import dee.bot.lab.machine.Network;
import dee.bot.lab.machine.PostgresServer;
import dee.bot.lab.machine.Reaper;
import dee.bot.lab.service.OrdersService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Starts the processes that play a scenario: the instances and their clients. */
record Cast(
    Scenario scenario,
    Path directory,
    Network network,
    Reaper reaper,
    Optional<PostgresServer> database) {

  List<RunningInstance> startInstances() {
    writePriceList();
    if (scenario.instances().stream().anyMatch(plan -> plan.program().needsKeyStore())) {
      KeyStoreFile.make(keyStore());
    }
    List<RunningInstance> instances = new ArrayList<>();
    for (LabInstance plan : scenario.instances()) {
      int number = instances.size() + 1;
      RunningInstance instance =
          new RunningInstance(plan, number, network.service(number), directory);
      if (plan.program().mode() != Program.Mode.ABSENT) {
        start(instance);
      }
      instances.add(instance);
    }
    new Waiting(instances, _ -> {}).forListeners();
    return List.copyOf(instances);
  }

  /** Starts its process, for the first time or again; does not wait until it listens. */
  void start(RunningInstance instance) {
    Program program = instance.plan().program();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--listen", instance.address().toString(),
                "--log", instance.log().toString(),
                "--access-log", instance.accessLog().toString(),
                "--price-list", priceList().toString(),
                "--dependency", network.dependency().toString()));
    arguments.addAll(program.options().arguments());
    if (program.needsKeyStore()) {
      arguments.addAll(List.of("--key-store", keyStore().toString()));
    }
    database.ifPresent(db -> arguments.addAll(List.of("--database", db.url())));
    instance.runsAs(
        run(
            new ChildJvm(
                OrdersService.class,
                arguments,
                program.openFiles(),
                network.prefix(instance.number())),
            instance.output()));
  }

  /** Has the network do to the first instance what the scenario says. */
  void startMeddling() {
    scenario
        .meddling()
        .flatMap(meddling -> new Meddler(network, 1).begin(meddling))
        .ifPresent(forger -> {
          Process _ = run(forger, directory.resolve("forger.out"));
        });
  }

  /** Starts the process that plays all clients. */
  Process startClients(List<RunningInstance> instances) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--log", directory.resolve("clients.log").toString(),
                "--balancer", balancer().path().toString()));
    if (scenario.needsDependency()) {
      arguments.addAll(List.of("--dependency", network.dependency().toString()));
    }
    arguments.addAll(clients(instances, kind -> kind != ClientKind.VANISHES));
    return run(
        new ChildJvm(LoadProgram.class, arguments, 0, List.of()), directory.resolve("clients.out"));
  }

  /**
   * Lets the clients come that are to vanish, from a network of their own, and cuts it once they
   * have taken all there is.
   */
  void letClientsVanish(List<RunningInstance> instances) {
    FarNetwork far = FarNetwork.join(network, reaper);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--log", directory.resolve("far-clients.log").toString(),
                "--balancer", directory.resolve("far-balancer").toString()));
    arguments.addAll(clients(instances, kind -> kind == ClientKind.VANISHES));
    Process _ =
        run(
            new ChildJvm(LoadProgram.class, arguments, 0, far.prefix()),
            directory.resolve("far-clients.out"));
    new Waiting(instances.stream().filter(RunningInstance::losesClients).toList(), _ -> {})
        .forCrowd();
    far.cut();
  }

  private static List<String> clients(
      List<RunningInstance> instances, Predicate<ClientKind> which) {
    List<String> arguments = new ArrayList<>();
    for (RunningInstance instance : instances) {
      for (Traffic traffic : instance.plan().traffic()) {
        if (which.test(traffic.kind())) {
          arguments.addAll(List.of("--clients", instance.address() + "=" + traffic.word()));
        }
      }
    }
    return arguments;
  }

  /** Starts the job that uses the database besides the instances. */
  void startJob() {
    List<String> arguments = new ArrayList<>();
    database.ifPresent(db -> arguments.addAll(List.of("--database", db.url())));
    scenario.job().ifPresent(job -> arguments.addAll(List.of("--work", job.work())));
    Process _ =
        run(
            new ChildJvm(BatchJob.class, arguments, 0, List.of()),
            directory.resolve("batchjob.out"));
  }

  /** How the clients are told who is out of the traffic. */
  BalancerFile balancer() {
    return new BalancerFile(directory.resolve("balancer"));
  }

  /** A process that the lab is ending before it is the reaper's is ended here. */
  private Process run(ChildJvm program, Path output) {
    Process process = program.start(output);
    try {
      reaper.owns(process);
    } catch (LabException e) {
      process.destroyForcibly();
      throw e;
    }
    return process;
  }

  private Path keyStore() {
    return directory.resolve("orders.p12");
  }

  private Path priceList() {
    return directory.resolve("prices.csv");
  }

  private void writePriceList() {
    try {
      Files.writeString(priceList(), "item,price\nink stone,12\nbrush,3\n");
    } catch (IOException e) {
      throw new LabException("cannot write into " + directory, e);
    }
  }
}
