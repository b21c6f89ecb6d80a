package dee.bot.postmortem.facts;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.EntryCorrected;
import dee.bot.incident.Happening.SignalSeen;
import dee.bot.incident.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entry as it is told: at the time it happened, with what people corrected.
 *
 * @param at when it happened, by Dee's clock
 * @param corrections of this entry, in the order they were made
 */
public record Told<H extends Happening>(
    TimelineEntry entry, H what, Instant at, List<Correction> corrections) {

  /** What people changed of an entry, and in which one they said so. */
  public record Correction(String label, EntryCorrected what) {}

  public Told {
    corrections = List.copyOf(corrections);
  }

  static Told<Happening> of(TimelineEntry entry, List<Correction> corrections) {
    Instant happened = entry.what() instanceof SignalSeen seen ? seen.signal().at() : entry.at();
    for (Correction correction : corrections) {
      happened = correction.what().at().orElse(happened);
    }
    return new Told<>(entry, entry.what(), happened, corrections);
  }

  /** The same, if it records that kind of happening. */
  public <K extends Happening> Optional<Told<K>> as(Class<K> kind) {
    return kind.isInstance(what)
        ? Optional.of(new Told<>(entry, kind.cast(what), at, corrections))
        : Optional.empty();
  }

  public String label() {
    return entry.label();
  }

  public Actor by() {
    return entry.by();
  }

  /** What it should say instead, by the last correction of its text. */
  public Optional<String> correctedText() {
    return corrections.stream().flatMap(c -> c.what().text().stream()).reduce((_, last) -> last);
  }
}
