package dee.playbooks.diagnosis;

import dee.playbooks.diagnosis.Condition.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All conditions and what they can cause: a graph without circles; immutable. */
public final class CausalMap {

  private final Map<String, Condition> byId = new LinkedHashMap<>();
  private final Map<String, Integer> depth = new LinkedHashMap<>();

  private CausalMap(List<Condition> conditions) {
    for (Condition condition : conditions) {
      if (byId.putIfAbsent(condition.id(), condition) != null) {
        throw new IllegalArgumentException("two conditions are called " + condition.id());
      }
    }
    for (Condition condition : conditions) {
      for (String effect : condition.leadsTo()) {
        if (!byId.containsKey(effect)) {
          throw new IllegalArgumentException(
              condition.id() + " leads to " + effect + ", which is not a condition");
        }
      }
    }
    for (String id : byId.keySet()) {
      depthOf(id, new LinkedHashSet<>());
    }
  }

  /**
   * A map of these conditions.
   *
   * @throws IllegalArgumentException when two have the same id, one leads to an unknown one, or a
   *     condition can cause itself
   */
  public static CausalMap of(List<Condition> conditions) {
    return new CausalMap(conditions);
  }

  private int depthOf(String id, Set<String> below) {
    Integer known = depth.get(id);
    if (known != null) {
      return known;
    }
    if (!below.add(id)) {
      List<String> circle = new ArrayList<>(below);
      circle = circle.subList(circle.indexOf(id), circle.size()).reversed();
      throw new IllegalArgumentException("a circle: " + id + " → " + String.join(" → ", circle));
    }
    int longest = 0;
    for (Condition cause : causes(id)) {
      longest = Math.max(longest, depthOf(cause.id(), below) + 1);
    }
    below.remove(id);
    depth.put(id, longest);
    return longest;
  }

  public Optional<Condition> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All of them, in the order they were given. */
  public List<Condition> conditions() {
    return List.copyOf(byId.values());
  }

  /** Those of one kind, in the order they were given. */
  public List<Condition> of(Kind kind) {
    return byId.values().stream().filter(c -> c.kind() == kind).toList();
  }

  /** What can cause a condition directly. */
  public List<Condition> causes(String id) {
    return byId.values().stream().filter(c -> c.leadsTo().contains(id)).toList();
  }

  /** What a condition can cause directly. */
  public List<Condition> effects(String id) {
    return find(id).stream()
        .flatMap(c -> c.leadsTo().stream())
        .map(this::find)
        .flatMap(Optional::stream)
        .toList();
  }

  /** A condition and all it can cause over conditions that pass; empty when it does not itself. */
  Set<String> reach(String from, Predicate<String> passes) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      String id = open.pop();
      if (passes.test(id) && reached.add(id)) {
        effects(id).forEach(c -> open.push(c.id()));
      }
    }
    return reached;
  }

  /** The same conditions so that every cause stands before its effects, symptoms last. */
  List<String> inOrder(Set<String> ids) {
    List<String> order = new ArrayList<>(byId.keySet().stream().filter(ids::contains).toList());
    order.sort(
        Comparator.comparing(this::isSymptom).thenComparingInt(id -> depth.getOrDefault(id, 0)));
    return order;
  }

  private boolean isSymptom(String id) {
    return find(id).map(Condition::kind).equals(Optional.of(Kind.SYMPTOM));
  }
}
