package dee.bot.discord.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rate limits: none until a test sets them. */
public final class Limits {

  /** So many requests in so long; for each channel, guild or webhook its own. */
  private record Rule(Pattern route, int most, Duration period) {}

  /**
   * Where a request stands.
   *
   * @param bucket the name in {@code X-RateLimit-Bucket}
   * @param early it was sent though a 429 had said to wait
   */
  record Standing(
      String bucket, int limit, int remaining, Duration reset, boolean refused, boolean early) {}

  private static final class Window {
    private Instant ends = Instant.EPOCH;
    private int used;
    private Instant told = Instant.MAX;
  }

  /** Requests already under way when the first 429 was answered are nobody's fault. */
  private static final Duration UNDER_WAY = Duration.ofMillis(500);

  private static final Rule UNLIMITED =
      new Rule(Pattern.compile(""), Integer.MAX_VALUE, Duration.ofSeconds(1));

  private final InstantSource clock;
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, Window> windows = new HashMap<>();
  private Optional<Rule> global = Optional.empty();

  Limits(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Sets a limit.
   *
   * @param route a regular expression found in e.g. {@code POST channels/{channel}/messages}
   */
  public synchronized Limits limit(String route, int most, Duration period) {
    rules.add(new Rule(Pattern.compile(route), most, period));
    return this;
  }

  /** The real one of messages: five in five seconds, each channel. */
  public Limits asForReal() {
    return limit("^POST channels/\\{channel}/messages$", 5, Duration.ofSeconds(5))
        .limit("^PATCH channels/\\{channel}/messages/\\{message}$", 5, Duration.ofSeconds(5));
  }

  /** Over all routes but those of interactions. */
  public synchronized Limits global(int most, Duration period) {
    global = Optional.of(new Rule(Pattern.compile(""), most, period));
    return this;
  }

  synchronized Optional<Standing> global(Route route) {
    if (!route.needsToken()) {
      return Optional.empty();
    }
    return global
        .or(() -> Optional.of(UNLIMITED).filter(any -> windows.containsKey("global")))
        .map(rule -> take("global", rule));
  }

  synchronized Optional<Standing> bucket(Route route, Map<String, String> path) {
    String key = key(route, path, false);
    return rules.stream()
        .filter(rule -> rule.route().matcher(route.name()).find())
        .findFirst()
        .or(() -> Optional.of(UNLIMITED).filter(any -> windows.containsKey(key)))
        .map(rule -> take(key, rule));
  }

  /** A limit that was told by hand: until it is over, the route is closed. */
  synchronized Standing close(Route route, Map<String, String> path, Duration wait, boolean all) {
    Window window = windows.computeIfAbsent(key(route, path, all), any -> new Window());
    Instant now = clock.instant();
    window.ends = now.plus(wait);
    window.used = Integer.MAX_VALUE;
    window.told = now;
    return new Standing(bucketOf(key(route, path, all)), 1, 0, wait, true, false);
  }

  private static String key(Route route, Map<String, String> path, boolean all) {
    String major = path.values().stream().findFirst().orElse("");
    return all ? "global" : Integer.toHexString(route.name().hashCode()) + ":" + major;
  }

  private static String bucketOf(String key) {
    return key.contains(":") ? key.substring(0, key.indexOf(':')) : key;
  }

  private Standing take(String key, Rule rule) {
    Instant now = clock.instant();
    Window window = windows.computeIfAbsent(key, any -> new Window());
    if (!now.isBefore(window.ends)) {
      window.ends = now.plus(rule.period());
      window.used = 0;
      window.told = Instant.MAX;
    }
    boolean refused = window.used >= rule.most();
    boolean early = refused && window.told.isBefore(now.minus(UNDER_WAY));
    if (!refused) {
      window.used++;
    } else if (window.told.equals(Instant.MAX)) {
      window.told = now;
    }
    Duration reset = Duration.between(now, window.ends);
    int remaining = Math.max(0, rule.most() - window.used);
    return new Standing(bucketOf(key), rule.most(), remaining, reset, refused, early);
  }
}
