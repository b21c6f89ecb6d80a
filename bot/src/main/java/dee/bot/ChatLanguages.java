package dee.bot;

import dee.bot.discord.form.Addressing;
import dee.bot.discord.form.ButtonIds;
import dee.bot.discord.form.DiscordForms;
import dee.bot.discord.form.Forms;
import dee.bot.picture.PngDrawings;
import dee.bot.room.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Texts and forms in each language that Dee writes; made once. */
final class ChatLanguages {

  private final Locale usual;
  private final Map<Locale, Texts> texts;
  private final Map<Locale, Forms> forms;

  /**
   * @param usual the language of those whose own is not known
   */
  ChatLanguages(Locale usual, ButtonIds ids, Addressing addressing) {
    this.usual = usual;
    this.texts =
        Map.of(
            Locale.ENGLISH, new Texts(Locale.ENGLISH),
            Locale.SIMPLIFIED_CHINESE, new Texts(Locale.SIMPLIFIED_CHINESE));
    this.forms =
        Map.of(
            Locale.ENGLISH, forms(Locale.ENGLISH, ids, addressing),
            Locale.SIMPLIFIED_CHINESE, forms(Locale.SIMPLIFIED_CHINESE, ids, addressing));
  }

  private Forms forms(Locale locale, ButtonIds ids, Addressing addressing) {
    return new DiscordForms(texts(locale), ids, addressing, new PngDrawings(locale));
  }

  /** The language that is meant by a tag, where Dee writes it; else the usual one. */
  Locale chosen(Optional<String> tag) {
    return tag.map(Locale::forLanguageTag).map(ChatLanguages::written).orElse(usual);
  }

  /** English for all that Dee does not write. */
  private static Locale written(Locale locale) {
    return locale.equals(Locale.SIMPLIFIED_CHINESE) ? locale : Locale.ENGLISH;
  }

  Texts texts(Locale locale) {
    return java.util.Objects.requireNonNull(texts.get(written(locale)));
  }

  Forms forms(Locale locale) {
    return java.util.Objects.requireNonNull(forms.get(written(locale)));
  }
}
