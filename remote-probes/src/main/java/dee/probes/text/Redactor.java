package dee.probes.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets and control characters out of what a target printed, before it is stored or shown.
 * What it misses a person would see, so its patterns are wide: a value too many is better hidden.
 */
public final class Redactor {

  /** What stands where a secret stood. */
  public static final String MASK = "[redacted]";

  private static final List<Pattern> SECRETS =
      List.of(
          // password=…, --token …, "apiKey": "…", -Dspring.datasource.password=…
          Pattern.compile(
              "(?i)((?:pass(?:word|wd|phrase)?|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key"
                  + "|credentials?|authorization|cookie)[\\w.-]{0,20}[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?)"
                  + "(?!\\[redacted])((?:bearer |basic )?[^\\s\"',;&}\\x00]{1,500})"),
          Pattern.compile(
              "(?i)((?:^|\\s)--?[\\w.-]{0,40}(?:pass(?:word|wd)?|token|secret|api-?key)[ \\x00])([^\\s\\x00]{1,500})"),
          // scheme://user:secret@host
          Pattern.compile("([a-zA-Z][\\w+.-]{1,20}://[^\\s/:@]{0,100}:)([^\\s/@]{1,200})(?=@)"),
          Pattern.compile("(?i)(\\bbearer\\s)([\\w.~+/=-]{8,})"),
          Pattern.compile("()(\\beyJ[\\w-]{8,}\\.[\\w-]{4,}\\.[\\w-]{4,})"),
          Pattern.compile("()(\\bAKIA[0-9A-Z]{16}\\b)"));

  private static final Pattern ESCAPES =
      Pattern.compile("\\x1b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)|.)?");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

  private Redactor() {}

  /**
   * The text without secrets.
   *
   * @param count how many were taken out
   */
  public record Redacted(String text, int count) {}

  /** The text without secrets, terminal escapes and control characters (newline and tab stay). */
  public static Redacted redact(String raw) {
    String text = ESCAPES.matcher(raw).replaceAll("");
    text = CONTROLS.matcher(text.replace('\0', ' ')).replaceAll("");
    int count = 0;
    for (Pattern secret : SECRETS) {
      Matcher matcher = secret.matcher(text);
      StringBuilder clean = new StringBuilder();
      while (matcher.find()) {
        count++;
        matcher.appendReplacement(clean, Matcher.quoteReplacement(matcher.group(1) + MASK));
      }
      text = matcher.appendTail(clean).toString();
    }
    return new Redacted(text, count);
  }
}
