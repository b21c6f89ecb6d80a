package dee.bot.discord.post;

import dee.bot.discord.post.Refused.Why;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.room.Cleaned;
import dee.bot.room.Places;
import dee.bot.room.Places.Place;
import java.util.Optional;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel.AutoArchiveDuration;
import net.dv8tion.jda.api.entities.channel.middleman.StandardGuildMessageChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of each incident, which hangs on its card. */
final class IncidentThreads {

  private static final Logger LOG = LoggerFactory.getLogger(IncidentThreads.class);

  private static final int LONGEST_NAME = 100;

  private final HomeChannel home;
  private final IncidentCards cards;
  private final Places places;
  private final Standing standing;

  IncidentThreads(HomeChannel home, IncidentCards cards, Places places, Standing standing) {
    this.home = home;
    this.cards = cards;
    this.places = places;
    this.standing = standing;
  }

  /** The channel where an incident's card is, or will be. */
  StandardGuildMessageChannel channel(IncidentId incident) {
    Optional<String> known = places.find(incident, Slip.CARD).map(Place::channel);
    if (known.isEmpty() || known.get().equals(home.id())) {
      return home.now();
    }
    return home.find(known.get()).orElseGet(() -> moved(incident));
  }

  /** The configuration names another channel by now, and the old one is gone. */
  private StandardGuildMessageChannel moved(IncidentId incident) {
    StandardGuildMessageChannel now = home.now();
    cards.forget(incident);
    places.forget(incident, Slip.THREAD);
    return now;
  }

  /** The thread, which is opened below the card when it is not there. */
  ThreadChannel of(IncidentId incident) throws InterruptedException {
    StandardGuildMessageChannel channel = channel(incident);
    Optional<ThreadChannel> existing = existing(incident);
    return existing.isPresent() ? existing.get() : open(channel, incident);
  }

  /** The thread, if it was opened and is still there. */
  Optional<ThreadChannel> existing(IncidentId incident) throws InterruptedException {
    Optional<String> known = places.find(incident, Slip.THREAD).flatMap(Place::message);
    return known.isEmpty() ? Optional.empty() : ThreadSearch.find(channel(incident), known.get());
  }

  private ThreadChannel open(StandardGuildMessageChannel channel, IncidentId incident)
      throws InterruptedException {
    ThreadChannel thread = below(channel, incident, cards.ensure(channel, incident));
    places.put(
        incident,
        Slip.THREAD,
        new Place(
            channel.getId(), "", standing.clock().instant(), Optional.of(thread.getId()), ""));
    return thread;
  }

  private ThreadChannel below(StandardGuildMessageChannel channel, IncidentId incident, String card)
      throws InterruptedException {
    try {
      return create(channel, incident, card);
    } catch (Refused e) {
      Optional<ThreadChannel> there =
          switch (e.why()) {
            // It was opened before, and Dee ended before it could remember that.
            case THREAD_EXISTS -> ThreadSearch.find(channel, card);
            case MESSAGE_GONE -> Optional.empty();
            case CHANNEL_GONE, THREAD_ARCHIVED, THREAD_LOCKED, FORM -> throw e;
          };
      return there.isPresent() ? there.get() : belowNewCard(channel, incident, card);
    }
  }

  /** A message has one thread in its life: where that was deleted, the card must be a new one. */
  private ThreadChannel belowNewCard(
      StandardGuildMessageChannel channel, IncidentId incident, String oldCard)
      throws InterruptedException {
    try {
      Requests.done(() -> channel.deleteMessageById(oldCard));
    } catch (Refused e) {
      if (e.why() != Why.MESSAGE_GONE) {
        throw e;
      }
    }
    cards.forget(incident);
    return create(channel, incident, cards.ensure(channel, incident));
  }

  private ThreadChannel create(
      StandardGuildMessageChannel channel, IncidentId incident, String card)
      throws InterruptedException {
    String name = name(standing.of(incident).incident());
    return Requests.done(() ->
        channel
            .createThreadChannel(name, card)
            .setAutoArchiveDuration(AutoArchiveDuration.TIME_1_WEEK));
  }

  private static String name(Incident incident) {
    String name =
        Cleaned.calm(
            incident.id() + " · " + incident.service() + " · " + incident.summary(), LONGEST_NAME);
    while (name.length() > LONGEST_NAME) {
      name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
    }
    return name;
  }

  /** People deleted it. */
  void forget(IncidentId incident) {
    places.forget(incident, Slip.THREAD);
  }

  /**
   * Opens an archived or locked thread again.
   *
   * @return whether Dee could; a thread that people locked needs a permission
   */
  boolean reopen(ThreadChannel thread) throws InterruptedException {
    try {
      if (thread.isLocked()) {
        Requests.done(() -> thread.getManager().setLocked(false).setArchived(false));
      } else {
        Requests.done(() -> thread.getManager().setArchived(false));
      }
      return true;
    } catch (Denied e) {
      LOG.warn(
          "Dee may not open the thread {} again ({}); it posts in the channel instead. Give its role"
              + " 'Manage Threads', or unlock the thread",
          thread.getId(),
          e.getMessage());
      return false;
    }
  }

  /** Puts the thread away: the incident is closed. */
  void putAway(IncidentId incident) throws InterruptedException {
    Optional<ThreadChannel> thread = existing(incident);
    if (thread.isEmpty()) {
      return;
    }
    try {
      Requests.done(() -> thread.get().getManager().setLocked(true).setArchived(true));
    } catch (Denied e) {
      LOG.warn(
          "the thread of {} is archived but not locked ({}); give Dee's role 'Manage Threads'",
          incident,
          e.getMessage());
      Requests.done(() -> thread.get().getManager().setArchived(true));
    } catch (Refused e) {
      if (e.why() != Why.CHANNEL_GONE && e.why() != Why.THREAD_ARCHIVED) {
        throw e;
      }
    }
  }
}
