package dee.bot.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts in English and in Simplified Chinese go together. */
class BundlesTest {

  private static final Path MESSAGES = Path.of("src", "main", "resources", "messages");
  private static final String CHINESE = "_zh_CN.properties";

  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

  /** Texts without a word of their own, or with nothing but names that are the same everywhere. */
  private static final Set<String> THE_SAME =
      Set.of(
          "option.playbook", "pm.header.utc", "pm.times.utc", "pm.page.language", "setup.trouble");

  /** What Discord shows of a command or an option. */
  private static final Pattern SHOWN = Pattern.compile("(command|option|group)\\..*");

  private static final int SHOWN_LONGEST = 100;

  private static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }

  private static List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.list(MESSAGES)) {
      return files.filter(f -> !f.toString().endsWith(CHINESE)).sorted().toList();
    }
  }

  private static Path chinese(Path english) {
    return Path.of(english.toString().replace(".properties", CHINESE));
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> all(boolean inChinese) throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (Path bundle : bundles()) {
      all.putAll(read(inChinese ? chinese(bundle) : bundle));
    }
    return all;
  }

  @Test
  void every_text_is_there_in_both_languages() throws IOException {
    assertThat(bundles()).hasSizeGreaterThan(5);
    for (Path bundle : bundles()) {
      assertThat(read(chinese(bundle)).keySet())
          .as(bundle.toString())
          .containsExactlyInAnyOrderElementsOf(read(bundle).keySet());
    }
  }

  @Test
  void every_key_stands_in_one_bundle_and_once() throws IOException {
    Map<String, String> seen = new HashMap<>();
    for (Path bundle : bundles()) {
      for (Path file : List.of(bundle, chinese(bundle))) {
        List<String> keys =
            Files.readAllLines(file).stream()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .map(l -> l.substring(0, l.indexOf('=')).strip())
                .toList();
        assertThat(keys).as(file.toString()).doesNotHaveDuplicates();
      }
      for (String key : read(bundle).keySet()) {
        assertThat(seen.put(key, bundle.toString())).as(key).isNull();
      }
    }
  }

  @Test
  void the_same_values_are_filled_in() throws IOException {
    Map<String, String> english = all(false);
    all(true)
        .forEach((key, text) -> {
          // "once" needs no number in English.
          if (!key.equals("pm.times-said.one")) {
            assertThat(places(text)).as(key).isEqualTo(places(english.getOrDefault(key, "")));
          }
        });
  }

  @Test
  void numbers_have_both_their_forms() throws IOException {
    for (boolean inChinese : List.of(false, true)) {
      Set<String> keys = all(inChinese).keySet();
      for (String key : keys) {
        if (key.endsWith(".one")) {
          assertThat(keys).contains(key.replaceFirst("one$", "many"));
        }
      }
    }
  }

  @Test
  void no_text_is_left_in_the_other_language() throws IOException {
    all(true)
        .forEach((key, text) -> {
          boolean words = WORD.matcher(PLACE.matcher(text).replaceAll("")).find();
          assertThat(!words || HAN.matcher(text).find() || THE_SAME.contains(key))
              .as(key + " = " + text)
              .isTrue();
        });
    all(false).forEach((key, text) -> assertThat(HAN.matcher(text).find()).as(key).isFalse());
  }

  @Test
  void chinese_sentences_have_chinese_marks() throws IOException {
    Pattern halfWidth = Pattern.compile("\\p{IsHan}[,;:?!]|\\p{IsHan}\\.(?!\\.)");
    all(true)
        .forEach((key, text) ->
            assertThat(halfWidth.matcher(text).find()).as(key + " = " + text).isFalse());
  }

  @Test
  void what_discord_shows_of_commands_and_options_is_short_enough() throws IOException {
    for (boolean inChinese : List.of(false, true)) {
      all(inChinese)
          .forEach((key, text) -> {
            if (SHOWN.matcher(key).matches()) {
              assertThat(text).as(key).hasSizeBetween(1, SHOWN_LONGEST);
            }
          });
    }
  }
}
