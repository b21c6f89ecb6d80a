package dee.bot.postmortem.html;

import java.util.regex.Pattern;

/** Text in HTML. */
final class Html {

  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private Html() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Without the characters that no XML document may hold. */
  static String allowed(String text) {
    return NO_XML.matcher(text).replaceAll("");
  }
}
