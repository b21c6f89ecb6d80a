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

  private static final String KEY =
      "(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key"
          + "|credentials?|auth(?:orization)?|cookie)";

  /** An argument of a command line that is still separated by NUL: its value may hold spaces. */
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "(?i)((?:^|\\x00)-{0,2}[\\w.-]{0,40}"
              + KEY
              + "[\\w.-]{0,20}(?:=|\\x00))([^\\x00\\n]{1,500})");

  private static final List<Pattern> SECRETS =
      List.of(
          // password=…, "apiKey": "…", -Dspring.datasource.password=…
          Pattern.compile(
              "(?i)("
                  + KEY
                  + "[\\w.-]{0,20}[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?)"
                  + "(?!\\[redacted])((?:bearer |basic )?[^\\s\"',;&}]{1,500})"),
          // --token …, -db-password …
          Pattern.compile(
              "(?i)((?:^|\\s)--?[\\w.-]{0,40}" + KEY + " )(?!\\[redacted])(\\S{1,500})"),
          // curl -u name:secret
          Pattern.compile("((?:^|\\s)(?:-u|--user)[ =]?[^\\s:]{1,60}:)(\\S{1,200})"),
          // mysql -psecret
          Pattern.compile("(\\b(?:mysql|mariadb)\\w*\\s(?:[^\\n]{0,200}?\\s)?-p)(\\S{1,200})"),
          // scheme://user:secret@host
          Pattern.compile("([a-zA-Z][\\w+.-]{1,20}://[^\\s/:@]{0,100}:)([^\\s/@]{1,200})(?=@)"),
          Pattern.compile("(?i)(\\bbearer\\s)([\\w.~+/=-]{8,})"),
          Pattern.compile("()(\\beyJ[\\w-]{8,}\\.[\\w-]{4,}\\.[\\w-]{4,})"),
          Pattern.compile("()(\\bAKIA[0-9A-Z]{16}\\b)"),
          Pattern.compile("()(\\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-)[\\w-]{16,})"),
          Pattern.compile(
              "(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)([\\s\\S]{1,8000}?)(?=-----END|\\z)"));

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
    int count = 0;
    if (text.indexOf('\0') >= 0) {
      Hidden arguments = hide(ARGUMENT, text);
      text = arguments.text().replace('\0', ' ');
      count += arguments.count();
    }
    text = CONTROLS.matcher(text).replaceAll("");
    for (Pattern secret : SECRETS) {
      Hidden hidden = hide(secret, text);
      text = hidden.text();
      count += hidden.count();
    }
    return new Redacted(text, count);
  }

  private record Hidden(String text, int count) {}

  private static Hidden hide(Pattern secret, String text) {
    Matcher matcher = secret.matcher(text);
    StringBuilder clean = new StringBuilder();
    int count = 0;
    while (matcher.find()) {
      count++;
      matcher.appendReplacement(clean, Matcher.quoteReplacement(matcher.group(1) + MASK));
    }
    return new Hidden(matcher.appendTail(clean).toString(), count);
  }
}
