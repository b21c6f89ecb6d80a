package dee.probes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Probes by their ids, in the order they were given; immutable. */
public final class ProbeCatalog {

  private final Map<String, Probe<?>> byId;

  private ProbeCatalog(Map<String, Probe<?>> byId) {
    this.byId = byId;
  }

  /** A catalog of these probes; two with the same id are refused. */
  public static ProbeCatalog of(List<? extends Probe<?>> probes) {
    Map<String, Probe<?>> byId = new LinkedHashMap<>();
    for (Probe<?> probe : probes) {
      if (byId.putIfAbsent(probe.id(), probe) != null) {
        throw new IllegalArgumentException("two probes are called " + probe.id());
      }
    }
    return new ProbeCatalog(byId);
  }

  /** The probe of that id. */
  public Optional<Probe<?>> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All of them, in order. */
  public List<Probe<?>> probes() {
    return List.copyOf(byId.values());
  }
}
