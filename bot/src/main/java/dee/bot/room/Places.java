package dee.bot.room;

import dee.bot.incident.IncidentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The port to where a chat's messages are remembered by what they are to an incident ({@code card},
 * the key of a letter), so that none is lost or sent twice when Dee ends at any moment. What a
 * method returned from is durable. Safe for use by many threads.
 */
public interface Places {

  /** What is known of a message; empty when nobody began to send it. */
  Optional<Place> find(IncidentId incident, String what);

  /** Remembers it, in the place of what was known of it before. */
  void put(IncidentId incident, String what, Place place);

  /** It is gone, or was surely not sent. */
  void forget(IncidentId incident, String what);

  /** The incident that a message, or the thread of that id, belongs to. */
  Optional<IncidentId> incidentOf(String message);

  /** The incidents with a card that may still change, the oldest first. */
  List<Unsettled> unsettled();

  /** Nothing more is expected of an incident in the chat; or something is, after all. */
  void settle(IncidentId incident, boolean settled);

  /**
   * A message that was sent, or is about to be.
   *
   * @param channel where it is
   * @param nonce by which the chat knows it again for some minutes
   * @param since when it was first tried to send it
   * @param message its id there; empty while it is not known to be there
   * @param digest of what it shows, or would have shown
   */
  record Place(
      String channel, String nonce, Instant since, Optional<String> message, String digest) {

    /** It is there. */
    public Place shown(String id, String nowShows) {
      return new Place(channel, nonce, since, Optional.of(id), nowShows);
    }
  }

  /**
   * An incident with a card that may still change.
   *
   * @param entries the sequence of the last entry of its timeline
   * @param waiting how many letters about it are not shown yet
   */
  record Unsettled(IncidentId incident, int entries, int waiting) {}
}
