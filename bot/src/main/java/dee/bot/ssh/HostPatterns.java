package dee.bot.ssh;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** OpenSSH's patterns for hosts: {@code *}, {@code ?}, and {@code !} before what is left out. */
final class HostPatterns {

  private HostPatterns() {}

  /** Whether one of the patterns matches and none of the negated ones does. */
  static boolean matches(List<String> patterns, String host) {
    boolean matched = false;
    for (String pattern : patterns) {
      boolean negated = pattern.startsWith("!");
      if (matches(negated ? pattern.substring(1) : pattern, host)) {
        if (negated) {
          return false;
        }
        matched = true;
      }
    }
    return matched;
  }

  private static boolean matches(String pattern, String host) {
    boolean literal = pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
    return literal ? pattern.equalsIgnoreCase(host) : glob(pattern).matcher(host).matches();
  }

  private static Pattern glob(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toLowerCase(Locale.ROOT).toCharArray()) {
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }
}
