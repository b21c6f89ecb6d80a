package dee.bot.alert;

import dee.bot.incident.Happening;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.AlertResolved;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The alerts of one incident as its timeline tells of them. They come in surges: a surge lasts as
 * long as each alert follows the one before, or the declaration, within a window.
 */
final class AlertHistory {

  /** So often it is said at once that all alerts are over; after that, once a window. */
  private static final int OFTEN = 3;

  private final Duration window;
  private final Map<String, Boolean> firing = new HashMap<>();
  private Instant last = Instant.EPOCH;
  private Instant lastSaidOver = Instant.EPOCH;
  private int inSurge;
  private int timesOver;

  AlertHistory(Duration window) {
    this.window = window;
  }

  static AlertHistory of(List<TimelineEntry> timeline, Duration window) {
    AlertHistory history = new AlertHistory(window);
    timeline.forEach(entry -> history.add(entry.what(), entry.at()));
    return history;
  }

  void add(Happening what, Instant at) {
    if (what instanceof Declared) {
      last = at;
    } else if (what instanceof AlertReceived alert) {
      received(alert.fingerprint(), at);
    } else if (what instanceof AlertResolved alert) {
      resolved(alert.fingerprint(), at);
    }
  }

  boolean knows(Alert alert) {
    return firing.containsKey(alert.fingerprint());
  }

  boolean firing(Alert alert) {
    return firing.getOrDefault(alert.fingerprint(), false);
  }

  /** How many alerts the present surge has. */
  int inSurge() {
    return inSurge;
  }

  /** How many different alerts there were. */
  int alerts() {
    return firing.size();
  }

  private void received(String fingerprint, Instant at) {
    if (apart(last, at)) {
      inSurge = 0;
    }
    inSurge++;
    last = at;
    firing.put(fingerprint, true);
  }

  /** Whether the last one ended and that is to be said: not each time when they flap. */
  boolean resolved(String fingerprint, Instant at) {
    firing.put(fingerprint, false);
    if (firing.containsValue(true)) {
      return false;
    }
    timesOver++;
    boolean say = timesOver <= OFTEN || apart(lastSaidOver, at);
    if (say) {
      lastSaidOver = at;
    }
    return say;
  }

  private boolean apart(Instant earlier, Instant later) {
    return Duration.between(earlier, later).compareTo(window) > 0;
  }
}
