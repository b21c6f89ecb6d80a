package dee.bot.alert;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening.Declared;
import dee.bot.incident.IncidentId;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Chronicle;
import dee.bot.room.Deed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A chronicle that nothing can be written to while it is full. */
record FullDisk(Chronicle chronicle, AtomicBoolean full) implements Chronicle {

  @Override
  public IncidentId declare(
      Declared declared, Actor by, Instant at, Function<IncidentId, Deed> then) {
    check();
    return chronicle.declare(declared, by, at, then);
  }

  @Override
  public List<TimelineEntry> write(
      IncidentId incident, Actor by, Instant at, Function<List<TimelineEntry>, Deed> decision) {
    check();
    return chronicle.write(incident, by, at, decision);
  }

  @Override
  public Optional<IncidentId> admit(
      String service,
      Actor by,
      Instant at,
      Function<List<List<TimelineEntry>>, Admission> decision) {
    check();
    return chronicle.admit(service, by, at, decision);
  }

  private void check() {
    if (full.get()) {
      throw new IllegalStateException("database or disk is full");
    }
  }
}
