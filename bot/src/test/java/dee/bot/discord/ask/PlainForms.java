package dee.bot.discord.ask;

import dee.bot.discord.form.Forms;
import dee.bot.incident.IncidentId;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Post;
import dee.bot.room.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/** Sentences as they are, all other posts by their kind. */
record PlainForms(Texts texts) implements Forms {

  static PlainForms in(Locale locale) {
    return new PlainForms(new Texts(locale));
  }

  @Override
  public MessageCreateData message(Post post) {
    return new MessageCreateBuilder().setContent(words(post)).build();
  }

  private String words(Post post) {
    if (post instanceof Post.Notice notice) {
      return texts.of(notice.text());
    }
    if (post instanceof Post.Listing listing) {
      return listing.rows().stream().map(Post.Row::name).collect(Collectors.joining("\n"));
    }
    return post.getClass().getSimpleName();
  }

  @Override
  public MessageEditData edit(Post post) {
    return MessageEditData.fromCreateData(message(post));
  }

  @Override
  public Optional<MessageCreateData> plots(IncidentId incident, List<TimelineEntry> timeline) {
    return Optional.empty();
  }
}
