package dee.bot.lab;

import dee.bot.lab.machine.MachineCheck;
import dee.bot.lab.machine.Meddling;
import java.util.List;
import java.util.Optional;

/**
 * A fault that can be had on demand, with the diagnosis it must get.
 *
 * @param name as it is asked for: {@code db-pool-too-small}
 * @param summary one line
 * @param story what happens, for people
 * @param least how far apart its targets must be at least
 * @param instances of the service {@code orders}; their numbers are their places, from 1
 * @param job what else uses the database
 * @param meddling what the network does to the connections of the first instance
 */
public record Scenario(
    String name,
    String summary,
    String story,
    Isolation least,
    List<LabInstance> instances,
    Optional<DatabaseJob> job,
    Optional<Meddling> meddling) {

  /** The service that every scenario is about. */
  public static final String SERVICE = "orders";

  public Scenario {
    instances = List.copyOf(instances);
  }

  Scenario(String name, String summary, String story, List<LabInstance> instances) {
    this(name, summary, story, Isolation.LOOPBACK, instances, Optional.empty(), Optional.empty());
  }

  Scenario with(DatabaseJob other) {
    return new Scenario(name, summary, story, least, instances, Optional.of(other), meddling);
  }

  Scenario on(Isolation ground) {
    return new Scenario(name, summary, story, ground, instances, job, meddling);
  }

  /** The same behind a router, in a network that meddles with the first instance. */
  Scenario in(Meddling network) {
    return new Scenario(
        name, summary, story, Isolation.ROUTED, instances, job, Optional.of(network));
  }

  /** What it needs of the machine it is played on, in words; blank when it needs nothing. */
  public String needs() {
    return least.needs() + (meddling.filter(Meddling::filters).isPresent() ? ", iptables" : "");
  }

  /** Why it cannot be had on this machine, in words; empty when it can. */
  public Optional<String> whyNotHere(Isolation asked) {
    if (!asked.or(least).needsRoot()) {
      return Optional.empty();
    }
    return MachineCheck.whyNoNamespaces().or(() -> meddling.flatMap(MachineCheck::whyNot));
  }

  boolean needsDatabase() {
    return instances.stream().anyMatch(instance -> instance.program().needsDatabase());
  }

  boolean needsDependency() {
    return instances.stream().anyMatch(instance -> instance.program().needsDependency());
  }
}
