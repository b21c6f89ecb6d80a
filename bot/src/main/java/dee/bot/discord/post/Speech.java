package dee.bot.discord.post;

import dee.bot.discord.form.Forms;
import dee.bot.incident.IncidentId;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How Dee puts things in the channel, and what it says where it cannot. */
public record Speech(Forms forms, Texts texts) {

  private static final Logger LOG = LoggerFactory.getLogger(Speech.class);

  /** The message of a post; a plain one where its form cannot be made. */
  MessageCreateData message(Post post) {
    try {
      return forms.message(post);
    } catch (RuntimeException e) {
      // Whatever is wrong with one post, the others must be read.
      lament(post, e);
      return plain(post);
    }
  }

  /** A few words in the place of a post that cannot be shown: it must not stop all others. */
  MessageCreateData plain(Post post) {
    return new MessageCreateBuilder().setContent(texts.of("discord.not-shown", kind(post))).build();
  }

  /** The pictures of an incident's numbers; none where they cannot be made. */
  Optional<MessageCreateData> plots(IncidentId incident, List<TimelineEntry> timeline) {
    try {
      return forms.plots(incident, timeline);
    } catch (RuntimeException e) {
      LOG.error("the plots of {} cannot be made", incident, e);
      return Optional.empty();
    }
  }

  /** What takes the place of a message's words, files and buttons. */
  MessageEditData edit(Post post) {
    try {
      return forms.edit(post);
    } catch (RuntimeException e) {
      lament(post, e);
      return plainEdit(post);
    }
  }

  /** A few words in the place of all that a message shows. */
  MessageEditData plainEdit(Post post) {
    return new MessageEditBuilder()
        .setReplace(true)
        .setContent(texts.of("discord.not-shown", kind(post)))
        .build();
  }

  private static void lament(Post post, RuntimeException e) {
    LOG.error("a post ({}) has no form for Discord; a few words take its place", kind(post), e);
  }

  static String kind(Post post) {
    return post.getClass().getSimpleName();
  }
}
