package dee.probes.packets.wire;

import dee.probes.packets.wire.Sighting.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds Dee's connections in the server's capture: by their ends, and where an address was
 * translated on the way, by the number of the SYN, which translation leaves as it is.
 */
final class Matching {

  private final Map<Pair, List<Sighting>> byEnds = new HashMap<>();
  private final Map<Long, List<Sighting>> byNumber = new HashMap<>();
  private final Set<Integer> taken = new HashSet<>();

  private Matching(List<Sighting> atServer) {
    for (Sighting sighting : atServer) {
      byEnds.computeIfAbsent(sighting.pair(), _ -> new ArrayList<>(1)).add(sighting);
      sighting
          .number()
          .ifPresent(n -> byNumber.computeIfAbsent(n, _ -> new ArrayList<>(1)).add(sighting));
    }
  }

  /** One connection, in one capture or in both. */
  record Match(Optional<Sighting> near, Optional<Sighting> there) {}

  /** All connections, Dee's own first. */
  static List<Match> of(List<Sighting> atDee, List<Sighting> atServer) {
    Matching matching = new Matching(atServer);
    List<Match> matches = new ArrayList<>();
    for (Sighting near : atDee) {
      Optional<Sighting> there = matching.find(near);
      there.ifPresent(t -> matching.taken.add(t.place()));
      matches.add(new Match(Optional.of(near), there));
    }
    for (Sighting there : atServer) {
      if (!matching.taken.contains(there.place())) {
        matches.add(new Match(Optional.empty(), Optional.of(there)));
      }
    }
    return matches;
  }

  private Optional<Sighting> find(Sighting near) {
    Optional<Sighting> sameEnds =
        byEnds.getOrDefault(near.pair(), List.of()).stream()
            .filter(t -> !taken.contains(t.place()))
            .filter(near::maySpeakOf)
            .min(Comparator.comparing(near::apart));
    return sameEnds.or(() -> translated(near));
  }

  private Optional<Sighting> translated(Sighting near) {
    if (near.number().isEmpty()) {
      return Optional.empty();
    }
    List<Sighting> same = byNumber.getOrDefault(near.number().getAsLong(), List.of());
    return same.size() == 1 && !taken.contains(same.getFirst().place())
        ? Optional.of(same.getFirst())
        : Optional.empty();
  }
}
