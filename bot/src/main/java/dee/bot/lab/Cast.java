package dee.bot.lab;

import dee.bot.lab.load.LoadProgram;
import dee.bot.lab.load.Traffic;
import dee.bot.lab.machine.ChildJvm;
import dee.bot.lab.machine.LabException;
import dee.bot.lab.machine.Network;
import dee.bot.lab.machine.PostgresServer;
import dee.bot.lab.machine.ProcessFiles;
import dee.bot.lab.machine.Reaper;
import dee.bot.lab.service.OrdersService;
import dee.probes.HostPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the processes that play a scenario: the instances and their clients. */
record Cast(Scenario scenario, Path directory, Network network, Reaper reaper) {

  List<RunningInstance> startInstances(Optional<PostgresServer> database) {
    writePriceList();
    List<RunningInstance> instances = new ArrayList<>();
    for (LabInstance plan : scenario.instances()) {
      int number = instances.size() + 1;
      instances.add(startInstance(plan, number, database));
    }
    Waiting waiting = new Waiting(instances, _ -> {});
    waiting.forListeners();
    return List.copyOf(instances);
  }

  private RunningInstance startInstance(
      LabInstance plan, int number, Optional<PostgresServer> database) {
    HostPort address = network.service(number);
    RunningInstance absent =
        new RunningInstance(plan, number, new ProcessFiles(0, address), directory);
    if (plan.program().mode() == Program.Mode.ABSENT) {
      return absent;
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--listen", address.toString(),
                "--log", absent.log().toString(),
                "--access-log", absent.accessLog().toString(),
                "--price-list", priceList().toString(),
                "--dependency", network.dependency().toString()));
    arguments.addAll(plan.program().options().arguments());
    database.ifPresent(db -> arguments.addAll(List.of("--database", db.url())));
    ChildJvm child =
        new ChildJvm(
            OrdersService.class, arguments, plan.program().openFiles(), network.prefix(number));
    Process process = child.start(absent.output());
    reaper.owns(process);
    return new RunningInstance(plan, number, new ProcessFiles(process.pid(), address), directory);
  }

  void startClients(List<RunningInstance> instances) {
    List<String> arguments =
        new ArrayList<>(List.of("--log", directory.resolve("clients.log").toString()));
    if (scenario.needsDependency()) {
      arguments.addAll(List.of("--dependency", network.dependency().toString()));
    }
    for (RunningInstance instance : instances) {
      for (Traffic traffic : instance.plan().traffic()) {
        arguments.addAll(List.of("--clients", instance.address() + "=" + traffic.word()));
      }
    }
    ChildJvm clients = new ChildJvm(LoadProgram.class, arguments, 0, List.of());
    reaper.owns(clients.start(directory.resolve("clients.out")));
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
