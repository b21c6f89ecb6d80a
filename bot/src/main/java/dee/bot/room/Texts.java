package dee.bot.room;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dee's fixed texts in one language, from {@code messages/*.properties}; immutable. */
public final class Texts {

  private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private static final List<String> BUNDLES =
      List.of(
          "messages/room",
          "messages/command",
          "messages/ask",
          "messages/alert",
          "messages/mitigation",
          "messages/update",
          "messages/postmortem",
          "messages/discord",
          "messages/setup");

  private final List<ResourceBundle> bundles;

  public Texts(Locale locale) {
    bundles =
        BUNDLES.stream().map(name -> ResourceBundle.getBundle(name, locale, NO_FALLBACK)).toList();
  }

  /** The text in this language. */
  public String of(Text text) {
    return fill(pattern(text.key()), text.values());
  }

  /** The text of that key as it stands there; empty when there is none. */
  public Optional<String> find(String key) {
    return bundles.stream()
        .filter(bundle -> bundle.containsKey(key))
        .findFirst()
        .map(bundle -> bundle.getString(key));
  }

  /** The text of that key with these values filled in. */
  public String of(String key, Object... values) {
    return of(Text.of(key, values));
  }

  /**
   * The text for a number of things: its key ends in {@code .one} or {@code .many}, {@code {0}} is
   * the number.
   */
  public String count(String key, long number) {
    return of(key + (number == 1 ? ".one" : ".many"), number);
  }

  /** Sentences one after the other, as this language parts them. */
  public String sentences(List<String> sentences) {
    return String.join(of("sentence.gap"), sentences.stream().filter(s -> !s.isEmpty()).toList());
  }

  private String pattern(String key) {
    return find(key)
        .orElseThrow(() -> new IllegalArgumentException("there is no text called " + key));
  }

  /** Values are filled in once: a value that looks like a place stays as it is. */
  private static String fill(String pattern, List<String> values) {
    Matcher matcher = PLACE.matcher(pattern);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      int place = Integer.parseInt(matcher.group(1));
      String value = place < values.size() ? values.get(place) : matcher.group();
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }
}
