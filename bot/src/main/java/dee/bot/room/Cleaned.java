package dee.bot.room;

import java.util.regex.Pattern;

/**
 * Makes harmless what came from a target or a person, before it is shown: no escapes, no control or
 * direction characters, no endless lines.
 */
public final class Cleaned {

  private static final Pattern ESCAPES =
      Pattern.compile("\\x1b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?|.)?");
  private static final Pattern BREAKS =
      Pattern.compile("\\s*[\\n\\r\\t\\x0b\\f\\u0085\\u2028\\u2029]\\s*");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}]");

  /**
   * What chats take for a call to everyone or to somebody; an address such as li@here.net is none.
   */
  private static final Pattern CALLS =
      Pattern.compile("(?i)(?<![\\w.+-])@(?=(?:everyone|here|channel)\\b)|(?<=<)@(?=[!&]?[0-9])");

  private Cleaned() {}

  /** The line, with nothing in it that calls a whole channel or somebody in a chat. */
  public static String calm(String text, int atMost) {
    return CALLS.matcher(line(text, atMost)).replaceAll("\uFF20");
  }

  /**
   * The text on one line, of at most that many characters; what was cut off shows as an ellipsis.
   */
  public static String line(String text, int atMost) {
    // Only a little more than is shown is looked at: the text may be megabytes.
    String head = text.length() > 4 * atMost ? text.substring(0, 4 * atMost) : text;
    String clean = ESCAPES.matcher(head).replaceAll("");
    clean = BREAKS.matcher(clean).replaceAll(" ");
    clean = INVISIBLE.matcher(clean).replaceAll("").strip();
    if (clean.codePointCount(0, clean.length()) <= atMost) {
      return clean;
    }
    return clean.substring(0, clean.offsetByCodePoints(0, atMost - 1)).stripTrailing() + "…";
  }
}
