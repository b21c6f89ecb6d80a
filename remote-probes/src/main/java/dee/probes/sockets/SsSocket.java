package dee.probes.sockets;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of ss(8), with the second line of {@code -i} joined to it.
 *
 * @param netid {@code tcp}, {@code u_str}, …; empty where the table has no such column
 * @param state as printed, such as {@code ESTAB}; empty where the table has no such column
 * @param details all that follows the peer's address, as printed
 */
public record SsSocket(
    String netid,
    String state,
    long recvQ,
    long sendQ,
    Endpoint local,
    Endpoint peer,
    String details) {

  private static final Pattern DROPS = Pattern.compile("skmem:\\([^)]*\\bd(\\d{1,18})\\)");

  /** The value of a {@code key:value} word among the details; empty when there is none. */
  public Optional<String> detail(String key) {
    int at = details.startsWith(key + ":") ? 0 : details.indexOf(" " + key + ":") + 1;
    if (at == 0 && !details.startsWith(key + ":")) {
      return Optional.empty();
    }
    int from = at + key.length() + 1;
    int end = from;
    boolean quoted = false;
    while (end < details.length() && (quoted || details.charAt(end) != ' ')) {
      quoted ^= details.charAt(end) == '"';
      end++;
    }
    return Optional.of(details.substring(from, end));
  }

  /** A detail that is a whole number. */
  public OptionalLong number(String key) {
    return detail(key)
        .filter(v -> v.matches("\\d{1,18}"))
        .map(v -> OptionalLong.of(Long.parseLong(v)))
        .orElseGet(OptionalLong::empty);
  }

  /** The socket's inode: 0 means that no process holds it; empty without {@code -e}. */
  public OptionalLong inode() {
    return number("ino");
  }

  /** Packets the kernel dropped for this socket since it was made; empty without {@code -m}. */
  public OptionalLong drops() {
    Matcher matcher = DROPS.matcher(details);
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  /**
   * How long ago something last happened, by {@code lastsnd}, {@code lastrcv} or {@code lastack}.
   * ss leaves out a zero, so in a row with the details of TCP a missing one is now.
   */
  public Optional<Duration> since(String key) {
    OptionalLong millis = number(key);
    if (millis.isPresent()) {
      return Optional.of(Duration.ofMillis(millis.getAsLong()));
    }
    boolean told = details.contains("lastsnd:") || details.contains("lastrcv:");
    return told || details.contains("lastack:") ? Optional.of(Duration.ZERO) : Optional.empty();
  }
}
