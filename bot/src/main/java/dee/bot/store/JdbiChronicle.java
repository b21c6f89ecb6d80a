package dee.bot.store;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.IncidentId;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Chronicle;
import dee.bot.room.Deed;
import dee.bot.room.Post;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes timelines, and says posts at once. */
final class JdbiChronicle implements Chronicle {

  private final JdbiIncidentStore store;
  private final Consumer<Post> said;

  JdbiChronicle(JdbiIncidentStore store, Consumer<Post> said) {
    this.store = store;
    this.said = said;
  }

  @Override
  public synchronized IncidentId declare(
      Declared declared, Actor by, Instant at, Function<IncidentId, Deed> then) {
    IncidentId id = store.declare(declared, by, at).incident();
    write(id, by, at, _ -> then.apply(id));
    return id;
  }

  @Override
  public synchronized List<TimelineEntry> write(
      IncidentId incident, Actor by, Instant at, Function<List<TimelineEntry>, Deed> decision) {
    Deed deed = decision.apply(store.timeline(incident));
    List<TimelineEntry> entries =
        deed.entries().stream().map(what -> store.append(incident, what, by, at)).toList();
    deed.posts().forEach(said);
    return entries;
  }

  @Override
  public synchronized Optional<IncidentId> admit(
      String service,
      Actor by,
      Instant at,
      Function<List<List<TimelineEntry>>, Admission> decision) {
    List<List<TimelineEntry>> open =
        store.incidents().stream()
            .filter(i -> i.service().equals(service) && i.status().open())
            .map(i -> store.timeline(i.id()))
            .toList();
    return switch (decision.apply(open)) {
      case Admission.Opens(Declared declared, var then) ->
          Optional.of(declare(declared, by, at, then));
      case Admission.Joins(IncidentId incident, Deed deed) -> {
        write(incident, by, at, _ -> deed);
        yield Optional.of(incident);
      }
      case Admission.Passes _ -> Optional.empty();
    };
  }
}
