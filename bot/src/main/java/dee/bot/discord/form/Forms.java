package dee.bot.discord.form;

import dee.bot.incident.IncidentId;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Post;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/**
 * Messages of posts, in one language and within Discord's limits: each post is one message; what is
 * too long for it is attached. Safe for many threads.
 */
public interface Forms {

  /** A new message; nobody is mentioned but by an announcement. */
  MessageCreateData message(Post post);

  /** What takes the place of an earlier message of the same card, or of the same progress. */
  MessageEditData edit(Post post);

  /** The numbers of an incident over time as pictures; empty when there are none to show. */
  Optional<MessageCreateData> plots(IncidentId incident, List<TimelineEntry> timeline);
}
