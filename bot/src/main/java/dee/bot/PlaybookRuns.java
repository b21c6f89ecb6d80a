package dee.bot;

import dee.bot.target.Inventory;
import dee.bot.target.Misaddressed;
import dee.bot.target.Service;
import dee.playbooks.Playbook;
import dee.playbooks.compiler.Library;
import dee.playbooks.run.Asked;
import dee.playbooks.run.PlaybookRun;
import dee.playbooks.run.RunEvent;
import dee.playbooks.run.RunReport;
import dee.probes.DatabaseAccess;
import dee.probes.Instance;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs playbooks on the inventory's services; closing it ends every connection. */
final class PlaybookRuns implements AutoCloseable {

  private final Inventory inventory;
  private final Library library;
  private final Machines machines;
  private final PlaybookRun run;

  private PlaybookRuns(Inventory inventory, Library library, InstantSource clock) {
    this.inventory = inventory;
    this.library = library;
    this.machines = new Machines(inventory.ssh(), clock);
    this.run =
        new PlaybookRun(
            library.map(),
            clock,
            () -> UUID.randomUUID().toString().replace("-", ""),
            PlaybookRun.WINDOW);
  }

  /** Runs of the shipped playbooks on that inventory. */
  static PlaybookRuns of(Inventory inventory) {
    return new PlaybookRuns(inventory, PlaybooksCommand.shipped(), InstantSource.system());
  }

  Library library() {
    return library;
  }

  Machines machines() {
    return machines;
  }

  Optional<Playbook> playbook(String name) {
    return library.find(name);
  }

  /**
   * Runs a playbook on all instances of a service.
   *
   * @throws InterruptedException when it was cancelled; nothing keeps running on any target
   */
  RunReport run(Playbook playbook, Service service, Consumer<RunEvent> listener)
      throws InterruptedException {
    List<Asked> asked = service.instances().stream().map(this::asked).toList();
    return run.run(playbook, asked, listener);
  }

  /**
   * Runs a playbook on instances of a service, by their names.
   *
   * @param targets the instances to look at; empty: all
   */
  void run(String service, String playbook, Set<String> targets, Consumer<RunEvent> listener)
      throws InterruptedException {
    List<Asked> asked =
        inventory.service(service).orElseThrow(() -> gone("service", service)).instances().stream()
            .filter(i -> targets.isEmpty() || targets.contains(i.target()))
            .map(this::asked)
            .toList();
    run.run(playbook(playbook).orElseThrow(() -> gone("playbook", playbook)), asked, listener);
  }

  /** The instances whose address is Dee's own loopback, though they are on another machine. */
  List<Misaddressed> misaddressed(Service service) {
    return service.instances().stream()
        .flatMap(i -> machines.misaddressed(i, inventory.targetOf(i)).stream())
        .toList();
  }

  private static NoSuchElementException gone(String what, String name) {
    return new NoSuchElementException("there is no " + what + " " + name + " any more");
  }

  private Asked asked(Instance instance) {
    var target = inventory.targetOf(instance);
    Map<String, Asked.ShellSource> elsewhere = new LinkedHashMap<>();
    Stream.concat(
            instance.databaseAccess().map(DatabaseAccess::target).stream(),
            instance.vantage().stream())
        .flatMap(name -> inventory.target(name).stream())
        .forEach(there -> elsewhere.put(there.name(), () -> machines.shell(there)));
    return new Asked(instance, () -> machines.shell(target), target.sudo(), elsewhere);
  }

  @Override
  public void close() {
    machines.close();
  }
}
