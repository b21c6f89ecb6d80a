package dee.bot.lab;

import dee.bot.lab.control.Answer;
import dee.bot.lab.control.Order;
import dee.bot.lab.load.BalancerFile;
import dee.bot.lab.machine.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Carries out what is asked of a lab that is up: restarts instances, and moves their traffic. */
final class Supervisor {

  private static final Duration TO_END = Duration.ofSeconds(2);
  private static final Duration TO_LISTEN = Duration.ofSeconds(15);
  private static final Duration TO_OBEY = Duration.ofSeconds(15);
  private static final Duration STEP = Duration.ofMillis(50);

  private final Cast cast;
  private final List<RunningInstance> instances;
  private final Process clients;
  private final Set<String> drained = new TreeSet<>();

  /**
   * A supervisor.
   *
   * @param clients the process that plays them
   */
  Supervisor(Cast cast, List<RunningInstance> instances, Process clients) {
    this.cast = cast;
    this.instances = List.copyOf(instances);
    this.clients = clients;
  }

  synchronized Answer obey(Order order) {
    Optional<RunningInstance> named =
        instances.stream().filter(i -> i.plan().target().equals(order.instance())).findFirst();
    if (named.isEmpty()) {
      return Answer.unknown(
          "there is no instance '%s'; there are: %s"
              .formatted(
                  order.instance(),
                  instances.stream()
                      .map(i -> i.plan().target())
                      .collect(Collectors.joining(", "))));
    }
    RunningInstance instance = named.get();
    try {
      return switch (order.verb()) {
        case RESTART -> restart(instance);
        case DRAIN -> drain(instance);
        case RESTORE -> restore(instance);
      };
    } catch (IOException e) {
      throw new UncheckedIOException("the lab's folder cannot be used", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Answer.failed("the lab is ending");
    }
  }

  private Answer restart(RunningInstance instance) throws InterruptedException {
    Optional<Process> old;
    synchronized (instance) {
      old = instance.program();
      if (old.isPresent()) {
        end(old.get());
      }
      cast.start(instance);
    }
    new Waiting(List.of(instance), _ -> {}).forListeners(TO_LISTEN);
    long pid = instance.process().pid();
    return Answer.done(
        old.isPresent() ? "restarted, pid " + pid : "started, pid " + pid + "; it was not running");
  }

  private static void end(Process process) throws InterruptedException {
    // The process's own destroy() would close its standard input too, and end it without farewell.
    process.toHandle().destroy();
    if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LabException("pid " + process.pid() + " does not end, not even by SIGKILL");
      }
    }
  }

  private Answer drain(RunningInstance instance) throws IOException, InterruptedException {
    String address = instance.address().toString();
    if (drained.contains(address)) {
      return Answer.done("drained already");
    }
    if (drained.size() == instances.size() - 1) {
      return Answer.failed(
          "not drained: it is the last instance with traffic. Restore another one first.");
    }
    drained.add(address);
    return tellClients("drained: no request is on its way to it, its share goes to the others");
  }

  private Answer restore(RunningInstance instance) throws IOException, InterruptedException {
    return drained.remove(instance.address().toString())
        ? tellClients("restored: it has its traffic back")
        : Answer.done("it has its traffic: it was not drained");
  }

  private Answer tellClients(String done) throws IOException, InterruptedException {
    BalancerFile balancer = cast.balancer();
    balancer.write(drained);
    long until = System.nanoTime() + TO_OBEY.toNanos();
    while (!balancer.obeyed()) {
      if (!clients.isAlive()) {
        return Answer.done(done + "; the lab's clients have all left by now");
      }
      if (System.nanoTime() > until) {
        return Answer.failed(
            "the clients were told, but after %d s some requests to it still had no end"
                .formatted(TO_OBEY.toSeconds()));
      }
      Thread.sleep(STEP);
    }
    return Answer.done(done);
  }
}
