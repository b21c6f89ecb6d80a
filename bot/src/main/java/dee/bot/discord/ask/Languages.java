package dee.bot.discord.ask;

import dee.bot.discord.form.Forms;
import dee.bot.room.Texts;
import java.util.Locale;
import java.util.function.Function;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.Interaction;

/** What only one person reads is in that person's language. */
public record Languages(Function<Locale, Texts> texts, Function<Locale, Forms> forms) {

  Texts texts(Interaction event) {
    return texts.apply(locale(event.getUserLocale()));
  }

  Forms forms(Interaction event) {
    return forms.apply(locale(event.getUserLocale()));
  }

  /** The locale of Java that is meant. */
  public static Locale locale(DiscordLocale locale) {
    return Locale.forLanguageTag(locale.getLocale());
  }
}
