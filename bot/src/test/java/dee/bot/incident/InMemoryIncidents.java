package dee.bot.incident;

import dee.bot.incident.Happening.Declared;
import java.nio.charset.StandardCharsets;
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

/** A store and an archive that forget when the test ends. */
public final class InMemoryIncidents implements IncidentStore, EvidenceArchive {

  private final Map<IncidentId, List<TimelineEntry>> timelines = new TreeMap<>();
  private final Map<String, String> texts = new HashMap<>();

  @Override
  public synchronized TimelineEntry declare(Declared declared, Actor by, Instant at) {
    IncidentId id = new IncidentId(timelines.size() + 1);
    timelines.put(id, new ArrayList<>());
    return add(id, declared, by, at);
  }

  @Override
  public synchronized TimelineEntry append(
      IncidentId incident, Happening what, Actor by, Instant at) {
    if (!timelines.containsKey(incident)) {
      throw new UnknownIncident(incident);
    }
    return add(incident, what, by, at);
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
  public synchronized String keep(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      String sha256 = HexFormat.of().formatHex(digest);
      texts.put(sha256, text);
      return sha256;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized Optional<String> text(String sha256) {
    return Optional.ofNullable(texts.get(sha256));
  }
}
