package dee.bot.discord;

import dee.bot.discord.form.Forms;
import dee.bot.incident.IncidentId;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Post;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/** What everyone reads, in the language of their server at that moment. */
public record PublicForms(Function<Locale, Forms> forms, Supplier<Locale> language)
    implements Forms {

  private Forms now() {
    return forms.apply(language.get());
  }

  @Override
  public MessageCreateData message(Post post) {
    return now().message(post);
  }

  @Override
  public MessageEditData edit(Post post) {
    return now().edit(post);
  }

  @Override
  public Optional<MessageCreateData> plots(IncidentId incident, List<TimelineEntry> timeline) {
    return now().plots(incident, timeline);
  }
}
