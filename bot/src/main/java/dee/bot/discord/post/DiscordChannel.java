package dee.bot.discord.post;

import dee.bot.incident.IncidentId;
import dee.bot.room.Channel;
import dee.bot.room.Outbox.Letter;
import dee.bot.room.Places;
import dee.bot.room.Places.Place;
import dee.bot.room.Post;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageRequest;

/**
 * The channel on Discord where people read what Dee says: announcements and updates in the channel
 * itself, the card of each incident below its announcement, all else in the thread on the card.
 */
public final class DiscordChannel implements Channel {

  /** What an incident's thread is called among its places. */
  public static final String THREAD = Slip.THREAD;

  private final HomeChannel home;
  private final Places places;
  private final Standing standing;
  private final Posting posting;
  private final IncidentCards cards;
  private final IncidentThreads threads;

  public DiscordChannel(HomeChannel home, Speech speech, Places places, Standing standing) {
    this.home = home;
    this.places = places;
    this.standing = standing;
    this.posting = new Posting(places, speech, standing.clock());
    this.cards = new IncidentCards(home, posting, places, standing);
    this.threads = new IncidentThreads(home, cards, places, standing);
    // JDA's own default is that what is quoted calls everyone.
    MessageRequest.setDefaultMentions(EnumSet.noneOf(Message.MentionType.class));
    MessageRequest.setDefaultMentionRepliedUser(false);
  }

  /** What keeps the cards of this channel up to date, while this Dee speaks. */
  public CardKeeper keeper(BooleanSupplier speaking) {
    return new CardKeeper(cards, threads, places, standing, speaking);
  }

  @Override
  public void show(Letter letter) throws InterruptedException {
    try {
      put(letter);
    } catch (Denied e) {
      throw home.unavailable(e);
    } catch (Refused e) {
      throw new ChannelUnavailable(
          "Discord does not take a post of " + letter.incident() + ": " + e.getMessage());
    }
  }

  private void put(Letter letter) throws InterruptedException {
    switch (letter.post()) {
      case Post.Announcement _ -> {
        posting.once(threads.channel(letter.incident()), Slip.of(letter, Slip.ANNOUNCEMENT));
        ThreadChannel _ = threads.of(letter.incident());
      }
      case Post.UpdatePost _ -> posting.once(threads.channel(letter.incident()), Slip.of(letter));
      case Post.Card _ -> {
        ThreadChannel _ = threads.of(letter.incident());
        // What comes too soon after the last edit is left to the keeper.
        Optional<?> _ = cards.refresh(standing.of(letter.incident()));
      }
      case Post.Progress progress ->
          inThread(letter.incident(), thread -> progress(thread, letter, progress.key()));
      case Post.ComparisonPost _ -> {
        inThread(letter.incident(), thread -> posting.once(thread, Slip.of(letter)));
        plots(letter);
      }
      case Post.AlertPost _,
          Post.FindingPost _,
          Post.MitigationPost _,
          Post.Question _,
          Post.FilePost _,
          Post.Notice _,
          Post.Listing _,
          Post.IncidentsPost _,
          Post.TimelinePost _,
          Post.EvidencePost _,
          Post.ProbePost _,
          Post.DraftPost _,
          Post.PlanPost _ ->
          inThread(letter.incident(), thread -> posting.once(thread, Slip.of(letter)));
    }
  }

  private void plots(Letter letter) throws InterruptedException {
    IncidentId incident = letter.incident();
    Optional<MessageCreateData> plots =
        posting.speech().plots(incident, standing.timeline(incident));
    if (plots.isPresent()) {
      String key = letter.key() + "-plots";
      Slip slip = new Slip(incident, key, key, letter.post());
      inThread(incident, thread -> posting.once(thread, slip, plots.get()));
    }
  }

  /** One message for each run, edited in place. */
  private Place progress(GuildMessageChannel thread, Letter letter, String key)
      throws InterruptedException {
    Slip slip = Slip.of(letter, "progress-" + key);
    MessageCreateData data = posting.speech().message(letter.post());
    Place place = posting.once(thread, slip, data);
    String digest = Likeness.of(data);
    if (place.digest().equals(digest)) {
      return place;
    }
    // In a thread that people locked it may have gone to the channel.
    GuildMessageChannel where = place.channel().equals(home.id()) ? home.now() : thread;
    try {
      posting.edit(where, slip, place, digest);
      return place;
    } catch (Refused e) {
      if (e.why() != Refused.Why.MESSAGE_GONE) {
        throw e;
      }
      places.forget(slip.incident(), slip.what());
      return posting.once(thread, slip, data);
    }
  }

  /** Something to do in a thread. */
  @FunctionalInterface
  private interface Doing {
    Place in(GuildMessageChannel thread) throws InterruptedException;
  }

  private void inThread(IncidentId incident, Doing doing) throws InterruptedException {
    postInThread(incident, doing);
    // A closed incident's thread is open again now.
    places.settle(incident, false);
  }

  private void postInThread(IncidentId incident, Doing doing) throws InterruptedException {
    for (int left = 2; ; left--) {
      ThreadChannel thread = threads.of(incident);
      if (thread.isArchived() && !threads.reopen(thread)) {
        Place _ = doing.in(threads.channel(incident));
        return;
      }
      try {
        Place _ = doing.in(thread);
        return;
      } catch (Refused e) {
        if (left == 0) {
          throw e;
        }
        switch (e.why()) {
          case CHANNEL_GONE -> threads.forget(incident);
          case THREAD_ARCHIVED, THREAD_LOCKED -> {
            if (!threads.reopen(thread)) {
              Place _ = doing.in(threads.channel(incident));
              return;
            }
          }
          case MESSAGE_GONE, THREAD_EXISTS, FORM -> throw e;
        }
      }
    }
  }
}
