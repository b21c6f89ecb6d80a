package dee.bot.discord.ask;

import dee.bot.room.Texts;
import java.util.Map;
import net.dv8tion.jda.api.interactions.DiscordLocale;

/**
 * Names and descriptions of commands in the languages that Discord shows them in.
 *
 * @param english what those see who use any other language
 */
public record CommandWords(Texts english, Texts chinese) {

  /** The most that Discord takes of a description. */
  private static final int LONGEST = 100;

  String about(String key) {
    return Shortened.to(english.of(key), LONGEST);
  }

  Map<DiscordLocale, String> localizedAbout(String key) {
    return localized(about(key), Shortened.to(chinese.of(key), LONGEST));
  }

  /** The names in other languages; a text {@code name.…} may say one. */
  Map<DiscordLocale, String> localizedName(String key, String name) {
    return localized(name, chinese.find("name." + key).orElse(name));
  }

  private static Map<DiscordLocale, String> localized(String english, String chinese) {
    return chinese.equals(english) ? Map.of() : Map.of(DiscordLocale.CHINESE_CHINA, chinese);
  }
}
