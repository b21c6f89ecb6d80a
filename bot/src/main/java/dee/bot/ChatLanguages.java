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
import java.util.concurrent.ConcurrentHashMap;

/** Texts and forms in each language that Dee writes; made when somebody first reads it. */
final class ChatLanguages {

  private final Locale usual;
  private final ButtonIds ids;
  private final Addressing addressing;
  private final Map<Locale, Texts> texts = new ConcurrentHashMap<>();
  private final Map<Locale, Forms> forms = new ConcurrentHashMap<>();

  /**
   * @param usual the language of those whose own is not known
   */
  ChatLanguages(Locale usual, ButtonIds ids, Addressing addressing) {
    this.usual = usual;
    this.ids = ids;
    this.addressing = addressing;
  }

  /** The language that is meant by a tag, where there is one; else the usual one. */
  Locale chosen(Optional<String> tag) {
    return tag.map(Locale::forLanguageTag).map(ChatLanguages::written).orElse(usual);
  }

  /** English for all that Dee does not write. */
  private static Locale written(Locale locale) {
    return locale.equals(Locale.SIMPLIFIED_CHINESE) ? locale : Locale.ENGLISH;
  }

  Texts texts(Locale locale) {
    return texts.computeIfAbsent(written(locale), Texts::new);
  }

  Forms forms(Locale locale) {
    return forms.computeIfAbsent(
        written(locale), l -> new DiscordForms(texts(l), ids, addressing, new PngDrawings(l)));
  }
}
