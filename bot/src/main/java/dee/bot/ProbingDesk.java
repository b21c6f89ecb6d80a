package dee.bot;

import dee.bot.command.ProbeDesk;
import dee.bot.room.Post;
import dee.bot.room.Text;
import dee.bot.target.Inventory;
import dee.bot.target.Service;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Probe;
import dee.probes.ProbeCatalog;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes single probes for the chat. */
record ProbingDesk(
    Inventory inventory, ProbeCatalog catalog, Machines machines, InstantSource clock)
    implements ProbeDesk {

  @Override
  public Post probe(String name, String target, Optional<String> service)
      throws InterruptedException {
    Optional<Probe<?>> probe = catalog.find(name);
    if (probe.isEmpty()) {
      return Post.Notice.error("plain", "there is no probe " + name);
    }
    List<Instance> there =
        inventory.services().values().stream()
            .filter(s -> service.isEmpty() || s.name().equals(service.get()))
            .map((Service s) -> s.on(target))
            .flatMap(Optional::stream)
            .toList();
    return switch (there.size()) {
      case 0 -> Post.Notice.error("plain", "no service has an instance on " + target);
      case 1 -> post(probe.get(), there.getFirst());
      default ->
          Post.Notice.error(
              "plain",
              "several services have an instance on "
                  + target
                  + "; say which: service:"
                  + String.join(" or service:", there.stream().map(Instance::service).toList()));
    };
  }

  private <R> Post post(Probe<R> probe, Instance instance) throws InterruptedException {
    var machine = inventory.targetOf(probe, instance);
    SingleProbe.Taken<R> taken =
        new SingleProbe(machines.shell(machine), machine.sudo(), clock).take(probe, instance);
    return new Post.ProbePost(
        machine.name(),
        probe.id(),
        taken.command(),
        taken.elapsed(),
        Text.of("plain", reading(taken.outcome())),
        taken.text());
  }

  private static <R> String reading(Outcome<R> outcome) {
    return switch (outcome) {
      case Outcome.Measured<R>(R value) -> Reading.of(value);
      case Outcome.Unavailable<R> _, Outcome.Malformed<R> _ ->
          "not measured: " + outcome.whyNot().orElse("");
    };
  }
}
