package dee.bot.discord.post;

import dee.bot.discord.post.Refused.Why;
import dee.bot.incident.IncidentId;
import dee.bot.room.Places;
import dee.bot.room.Places.Place;
import dee.bot.room.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** The one message of each incident that always shows how it stands. Safe for many threads. */
final class IncidentCards {

  /** A card is not edited more often. */
  static final Duration PACE = Duration.ofSeconds(2);

  private final HomeChannel home;
  private final Posting posting;
  private final Places places;
  private final Standing standing;
  private final Map<IncidentId, ReentrantLock> locks = new ConcurrentHashMap<>();
  private final Map<IncidentId, Instant> edited = new ConcurrentHashMap<>();

  IncidentCards(HomeChannel home, Posting posting, Places places, Standing standing) {
    this.home = home;
    this.posting = posting;
    this.places = places;
    this.standing = standing;
  }

  /** The id of the card's message, which is posted when it is not there. */
  String ensure(StandardGuildMessageChannel channel, IncidentId incident)
      throws InterruptedException {
    ReentrantLock lock = lock(incident);
    try {
      Optional<String> known = places.find(incident, Slip.CARD).flatMap(Place::message);
      return known.isPresent() ? known.get() : post(channel, incident);
    } finally {
      lock.unlock();
    }
  }

  private String post(StandardGuildMessageChannel channel, IncidentId incident)
      throws InterruptedException {
    Slip slip = Slip.of(standing.of(incident), standing.clock().instant());
    return posting.once(channel, slip).message().orElseThrow();
  }

  /** People deleted it. */
  void forget(IncidentId incident) {
    places.forget(incident, Slip.CARD);
  }

  /**
   * Edits the card if it shows something else than it should. One that people deleted is posted
   * anew; one that was never posted is left to those who open the incident.
   *
   * @return when to look at it again; empty when it shows what it should
   */
  Optional<Duration> refresh(Post.Card card) throws InterruptedException {
    IncidentId incident = card.incident().id();
    ReentrantLock lock = lock(incident);
    try {
      Optional<Place> place = places.find(incident, Slip.CARD).filter(p -> p.message().isPresent());
      if (place.isEmpty()) {
        return Optional.of(PACE);
      }
      MessageCreateData data = posting.speech().message(card);
      String digest = Likeness.of(data);
      if (digest.equals(place.get().digest())) {
        return Optional.empty();
      }
      Instant now = standing.clock().instant();
      Duration since = Duration.between(edited.getOrDefault(incident, Instant.EPOCH), now);
      if (!since.isNegative() && since.compareTo(PACE) < 0) {
        return Optional.of(PACE.minus(since));
      }
      edited.put(incident, now);
      edit(Slip.of(card, now), place.get(), digest);
      return Optional.of(PACE);
    } finally {
      lock.unlock();
    }
  }

  private void edit(Slip slip, Place place, String digest) throws InterruptedException {
    StandardGuildMessageChannel channel = home.find(place.channel()).orElseGet(home::now);
    try {
      posting.edit(channel, slip, place, digest);
    } catch (Refused e) {
      if (e.why() != Why.MESSAGE_GONE) {
        throw e;
      }
      forget(slip.incident());
      posting.once(channel, slip);
    }
  }

  /** Nothing more is expected of it. */
  void done(IncidentId incident) {
    edited.remove(incident);
  }

  private ReentrantLock lock(IncidentId incident) throws InterruptedException {
    ReentrantLock lock = locks.computeIfAbsent(incident, _ -> new ReentrantLock());
    lock.lockInterruptibly();
    return lock;
  }
}
