package dee.bot.discord.post;

import dee.bot.incident.IncidentId;
import dee.bot.room.Outbox.Letter;
import dee.bot.room.Post;
import java.time.Instant;

/**
 * A post that is to be one message.
 *
 * @param what it is to its incident; remembered under this name
 * @param nonce by which Discord knows it again; at most 25 characters
 */
record Slip(IncidentId incident, String what, String nonce, Post post) {

  static final String ANNOUNCEMENT = "announcement";
  static final String CARD = "card";
  static final String THREAD = "thread";

  /** The message of a letter. */
  static Slip of(Letter letter) {
    return new Slip(letter.incident(), letter.key(), letter.key(), letter.post());
  }

  /** The message of a letter that has another name. */
  static Slip of(Letter letter, String what) {
    return new Slip(letter.incident(), what, letter.key(), letter.post());
  }

  /** A card is posted anew when people deleted it; its nonce must be new then too. */
  static Slip of(Post.Card card, Instant now) {
    IncidentId incident = card.incident().id();
    String nonce = "card-" + incident.number() + "-" + Long.toString(now.toEpochMilli(), 36);
    return new Slip(incident, CARD, nonce, card);
  }
}
