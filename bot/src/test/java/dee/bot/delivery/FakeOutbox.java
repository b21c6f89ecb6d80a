package dee.bot.delivery;

import dee.bot.incident.IncidentId;
import dee.bot.room.Outbox;
import dee.bot.room.Post;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An outbox that forgets when the test ends. */
final class FakeOutbox implements Outbox {

  private static final IncidentId INCIDENT = new IncidentId(1);

  private final TreeMap<Long, Letter> letters = new TreeMap<>();
  private final Map<Long, Instant> again = new HashMap<>();
  private final List<String> failures = new ArrayList<>();
  private long last;

  synchronized void add(Post post) {
    last++;
    letters.put(last, new Letter(last, INCIDENT, post, Instant.EPOCH, 0));
  }

  synchronized List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public synchronized List<Letter> next(int atMost, Instant now) {
    return letters.values().stream()
        .takeWhile(l -> !again.getOrDefault(l.id(), Instant.MIN).isAfter(now))
        .limit(atMost)
        .toList();
  }

  @Override
  public synchronized void delivered(Letter letter, Instant at) {
    letters.remove(letter.id());
  }

  @Override
  public synchronized void failed(Letter letter, String why, Instant at) {
    failures.add(why);
    again.put(letter.id(), at);
    letters.computeIfPresent(
        letter.id(),
        (id, l) -> new Letter(id, INCIDENT, l.post(), l.writtenAt(), l.attempts() + 1));
  }

  @Override
  public synchronized long waiting() {
    return letters.size();
  }
}
