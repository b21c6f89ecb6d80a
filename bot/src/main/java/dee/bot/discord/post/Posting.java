package dee.bot.discord.post;

import dee.bot.room.Places;
import dee.bot.room.Places.Place;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a message so that it is there once, whatever ends in between: it is remembered before it is
 * sent, and looked for before it is sent again.
 */
final class Posting {

  private static final Logger LOG = LoggerFactory.getLogger(Posting.class);

  /** Discord surely knows a nonce again for so long. */
  private static final Duration NONCES_KNOWN = Duration.ofMinutes(2);

  private final Places places;
  private final Speech speech;
  private final InstantSource clock;

  Posting(Places places, Speech speech, InstantSource clock) {
    this.places = places;
    this.speech = speech;
    this.clock = clock;
  }

  Speech speech() {
    return speech;
  }

  /** Sends it unless it is there; gives where it is and what it shows, which may be older. */
  Place once(GuildMessageChannel channel, Slip slip) throws InterruptedException {
    return once(channel, slip, speech.message(slip.post()));
  }

  Place once(GuildMessageChannel channel, Slip slip, MessageCreateData data)
      throws InterruptedException {
    Optional<Place> known = places.find(slip.incident(), slip.what());
    if (known.flatMap(Place::message).isPresent()) {
      return known.get();
    }
    // What was begun in a thread that is gone is gone with it.
    Optional<Place> begun = known.filter(place -> place.channel().equals(channel.getId()));
    return begun.isPresent()
        ? again(channel, slip, data, begun.get())
        : first(channel, slip, data, mark(channel, slip, data, slip.nonce()));
  }

  private Place mark(GuildMessageChannel channel, Slip slip, MessageCreateData data, String nonce) {
    Place place =
        new Place(channel.getId(), nonce, clock.instant(), Optional.empty(), Likeness.of(data));
    places.put(slip.incident(), slip.what(), place);
    return place;
  }

  private Place first(GuildMessageChannel channel, Slip slip, MessageCreateData data, Place mark)
      throws InterruptedException {
    try {
      Message sent = transmit(channel, slip, data, mark.nonce());
      return remember(slip, mark.shown(sent.getId(), mark.digest()));
    } catch (Refused | Denied e) {
      // It was surely not sent: the next try is a first one too.
      places.forget(slip.incident(), slip.what());
      throw e;
    }
  }

  /** It may be there: what was sent before it is not known whether it arrived. */
  private Place again(GuildMessageChannel channel, Slip slip, MessageCreateData data, Place begun)
      throws InterruptedException {
    if (Duration.between(begun.since(), clock.instant()).abs().compareTo(NONCES_KNOWN) > 0) {
      Optional<Message> found = new History(places).find(channel, begun);
      if (found.isPresent()) {
        return remember(slip, begun.shown(found.get().getId(), begun.digest()));
      }
      return first(channel, slip, data, mark(channel, slip, data, begun.nonce()));
    }
    Message sent = transmit(channel, slip, data, begun.nonce());
    return remember(slip, begun.shown(sent.getId(), Likeness.of(sent)));
  }

  private Message transmit(
      GuildMessageChannel channel, Slip slip, MessageCreateData data, String nonce)
      throws InterruptedException {
    try {
      return Requests.done(() -> channel.sendMessage(data).setNonce(nonce));
    } catch (Refused e) {
      if (e.why() != Refused.Why.FORM) {
        throw e;
      }
      lament(slip, e);
      return Requests.done(() -> channel.sendMessage(speech.plain(slip.post())).setNonce(nonce));
    }
  }

  /** Puts the post in the place of what the message shows. */
  void edit(GuildMessageChannel channel, Slip slip, Place place, String digest)
      throws InterruptedException {
    String message = place.message().orElseThrow();
    try {
      Requests.done(() -> channel.editMessageById(message, speech.edit(slip.post())));
    } catch (Refused e) {
      if (e.why() != Refused.Why.FORM) {
        throw e;
      }
      lament(slip, e);
      editPlainly(channel, slip, message);
    }
    remember(slip, place.shown(message, digest));
  }

  private void editPlainly(GuildMessageChannel channel, Slip slip, String message)
      throws InterruptedException {
    try {
      Requests.done(() -> channel.editMessageById(message, speech.plainEdit(slip.post())));
    } catch (Refused e) {
      if (e.why() != Refused.Why.FORM) {
        throw e;
      }
      LOG.error("and Discord does not take plain words there either: {}", e.getMessage());
    }
  }

  private static void lament(Slip slip, Refused e) {
    LOG.error(
        "Discord refuses the form of a post ({} of {}, {}); a few words take its place: {}",
        Speech.kind(slip.post()),
        slip.incident(),
        slip.what(),
        e.getMessage());
  }

  private Place remember(Slip slip, Place place) {
    places.put(slip.incident(), slip.what(), place);
    return place;
  }
}
