package dee.bot.discord.post;

import dee.bot.incident.IncidentId;
import dee.bot.room.Places;
import java.util.List;
import java.util.Optional;

/** Remembers what another one does, until Dee is killed as it is about to write, or just has. */
final class CrashingPlaces implements Places {

  private final Places real;
  private final boolean written;
  private int left;

  /** Dee is gone; nothing of it goes on. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed");
    }
  }

  /**
   * @param left how many writes go well
   * @param written whether the last one is written still
   */
  CrashingPlaces(Places real, int left, boolean written) {
    this.real = real;
    this.left = left;
    this.written = written;
  }

  @Override
  public void put(IncidentId incident, String what, Place place) {
    if (left-- > 0) {
      real.put(incident, what, place);
      return;
    }
    if (written) {
      real.put(incident, what, place);
    }
    throw new Killed();
  }

  @Override
  public Optional<Place> find(IncidentId incident, String what) {
    return real.find(incident, what);
  }

  @Override
  public void forget(IncidentId incident, String what) {
    real.forget(incident, what);
  }

  @Override
  public Optional<IncidentId> incidentOf(String message) {
    return real.incidentOf(message);
  }

  @Override
  public List<Unsettled> unsettled() {
    return real.unsettled();
  }

  @Override
  public void settle(IncidentId incident, boolean settled) {
    real.settle(incident, settled);
  }
}
