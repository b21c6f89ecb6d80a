package dee.bot.incident;

import dee.bot.incident.Happening.Declared;
import dee.bot.room.Chronicle;
import dee.bot.room.Deed;
import dee.bot.room.Post;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** A store and an archive that forget when the test ends. */
public final class InMemoryIncidents implements IncidentStore, Chronicle, EvidenceArchive {

  private final Map<IncidentId, List<TimelineEntry>> timelines = new TreeMap<>();
  private final Map<String, byte[]> kept = new HashMap<>();

  private final Map<Errand, Instant> agenda = new HashMap<>();
  private final Consumer<Post> said;

  public InMemoryIncidents(Consumer<Post> said) {
    this.said = said;
  }

  /** What was set to be done, and when. */
  public synchronized Map<Errand, Instant> agenda() {
    return Map.copyOf(agenda);
  }

  @Override
  public synchronized IncidentId declare(
      Declared declared, Actor by, Instant at, Function<IncidentId, Deed> then) {
    IncidentId id = new IncidentId(timelines.size() + 1);
    timelines.put(id, new ArrayList<>());
    add(id, declared, by, at);
    write(id, by, at, _ -> then.apply(id));
    return id;
  }

  @Override
  public synchronized List<TimelineEntry> write(
      IncidentId incident, Actor by, Instant at, Function<List<TimelineEntry>, Deed> decision) {
    if (!timelines.containsKey(incident)) {
      throw new UnknownIncident(incident);
    }
    Deed deed = decision.apply(timeline(incident));
    List<TimelineEntry> entries =
        deed.entries().stream().map(what -> add(incident, what, by, at)).toList();
    deed.appointments().forEach(a -> agenda.put(a.errand(), a.at()));
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
        incidents().stream()
            .filter(i -> i.service().equals(service) && i.status().open())
            .map(i -> timeline(i.id()))
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

  private TimelineEntry add(IncidentId id, Happening what, Actor by, Instant at) {
    List<TimelineEntry> timeline = timelines.getOrDefault(id, List.of());
    TimelineEntry entry = new TimelineEntry(id, timeline.size() + 1, at, by, what);
    timeline.add(entry);
    return entry;
  }

  @Override
  public synchronized List<TimelineEntry> timeline(IncidentId incident) {
    return List.copyOf(timelines.getOrDefault(incident, List.of()));
  }

  @Override
  public synchronized List<Incident> incidents() {
    return timelines.values().stream()
        .map(Incident::of)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Incident::id).reversed())
        .toList();
  }

  @Override
  public synchronized String keep(byte[] bytes) {
    try {
      String sha256 =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      kept.put(sha256, bytes.clone());
      return sha256;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized Optional<byte[]> bytes(String sha256) {
    return Optional.ofNullable(kept.get(sha256)).map(byte[]::clone);
  }
}
