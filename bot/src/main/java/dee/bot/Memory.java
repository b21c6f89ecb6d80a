package dee.bot;

import dee.bot.command.LiveValues;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.OpenWork;
import dee.bot.target.Inventory;
import dee.playbooks.compiler.Library;
import dee.probes.ProbeCatalog;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the chat completes names from: the inventory, the playbooks, the probes, the incidents. */
record Memory(Inventory inventory, Library library, ProbeCatalog catalog, IncidentStore store)
    implements LiveValues {

  @Override
  public List<String> services() {
    return List.copyOf(inventory.services().keySet());
  }

  @Override
  public List<String> targets() {
    return List.copyOf(inventory.targets().keySet());
  }

  @Override
  public List<Named> playbooks() {
    return library.playbooks().stream().map(p -> new Named(p.name(), p.about())).toList();
  }

  @Override
  public List<Named> probes() {
    return catalog.probes().stream().map(p -> new Named(p.id(), p.purpose())).toList();
  }

  @Override
  public List<Incident> incidents() {
    return store.incidents();
  }

  @Override
  public List<Named> plans() {
    return store.incidents().stream()
        .filter(incident -> incident.status().open())
        .flatMap(incident ->
            OpenWork.of(store.timeline(incident.id())).plans().reversed().stream()
                .map(OpenWork.OpenPlan::plan)
                .map(plan -> new Named(plan.id(), incident.id() + ": " + plan.name())))
        .toList();
  }

  @Override
  public List<Named> evidence() {
    List<Incident> incidents = store.incidents();
    List<Incident> open = incidents.stream().filter(i -> i.status().open()).toList();
    return (open.isEmpty() ? incidents.stream().limit(1) : open.stream())
        .flatMap(incident -> evidence(incident.id()))
        .toList();
  }

  private Stream<Named> evidence(IncidentId incident) {
    return store.timeline(incident).stream()
        .flatMap(e ->
            e.what() instanceof EvidenceKept(int _, KeptEvidence kept)
                ? Stream.of(kept)
                : Stream.empty())
        .sorted(Comparator.comparing((KeptEvidence kept) -> kept.file().isEmpty()))
        .map(kept ->
            new Named(
                kept.id(),
                incident
                    + ": "
                    + kept.probe()
                    + ", "
                    + kept.target()
                    + kept.file().map(f -> " (" + f.suffix() + ")").orElse("")));
  }
}
