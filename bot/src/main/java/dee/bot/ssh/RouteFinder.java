package dee.bot.ssh;

import dee.bot.ssh.TargetReport.Stage;
import dee.probes.HostPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds how a target is reached: the inventory first, then OpenSSH's configuration, then settings.
 */
final class RouteFinder {

  private static final Pattern HOP =
      Pattern.compile("(?:ssh://)?(?:(.+)@)?(\\[.+]|[^:]+)(?::(\\d+))?");
  private static final int MOST_HOPS = 5;

  private final SshSettings settings;
  private final SshConfigFile config;
  private final Optional<String> unreadable;

  RouteFinder(SshSettings settings) {
    this.settings = settings;
    SshConfigFile read = SshConfigFile.EMPTY;
    Optional<String> problem = Optional.empty();
    try {
      read = settings.config().map(SshConfigFile::read).orElse(SshConfigFile.EMPTY);
    } catch (UnreadableFile e) {
      problem = Optional.of(e.why());
    }
    this.config = read;
    this.unreadable = problem;
  }

  /**
   * The route to that target.
   *
   * @throws NoRoute when the configuration holds what cannot be used
   */
  Route to(SshTarget target) throws NoRoute {
    if (unreadable.isPresent()) {
      throw new NoRoute(Stage.NOTHING, unreadable.get());
    }
    return find(target, 0);
  }

  /** The lines of the configuration that ask for what Dee does not read. */
  List<String> leftOut() {
    return config.leftOut();
  }

  private Route find(SshTarget target, int depth) throws NoRoute {
    String alias = target.host();
    if (depth > MOST_HOPS) {
      throw new NoRoute(
          Stage.NOTHING,
          "ProxyJump goes through more than " + MOST_HOPS + " hosts; does it jump in a circle?");
    }
    String host = config.first(alias, "HostName").map(n -> n.replace("%h", alias)).orElse(alias);
    int port = target.port().isPresent() ? target.port().get() : configuredPort(alias);
    String user =
        target.user().or(() -> config.first(alias, "User")).orElse(settings.login().user());
    List<Path> identities =
        Stream.of(
                target.identity().stream(),
                config.all(alias, "IdentityFile").stream().map(f -> path(f, host, user)),
                settings.login().identities().stream())
            .flatMap(paths -> paths)
            .distinct()
            .toList();
    List<Path> knownHosts = new ArrayList<>(target.knownHosts().stream().toList());
    knownHosts.addAll(settings.knownHosts());
    Optional<String> jump =
        config.first(alias, "ProxyJump").filter(j -> !j.equalsIgnoreCase("none"));
    Optional<Route> via =
        jump.isEmpty() ? Optional.empty() : Optional.of(hops(target, jump.get(), depth));
    return new Route(target.name(), new HostPort(host, port), user, identities, knownHosts, via);
  }

  /** {@code [user@]host[:port][,…]}: the last is reached through the ones before it. */
  private Route hops(SshTarget target, String jump, int depth) throws NoRoute {
    Optional<Route> before = Optional.empty();
    for (String hop : Arrays.asList(jump.split(",", -1))) {
      Matcher matcher = HOP.matcher(hop.strip());
      if (!matcher.matches()) {
        throw new NoRoute(Stage.NOTHING, "ProxyJump " + jump + " is not [user@]host[:port]");
      }
      String host = matcher.group(2).replaceAll("[\\[\\]]", "");
      SshTarget jumpHost =
          new SshTarget(
              host,
              host,
              Optional.ofNullable(matcher.group(3)).map(Integer::valueOf),
              Optional.ofNullable(matcher.group(1)),
              Optional.empty(),
              target.knownHosts(),
              false);
      Route found = find(jumpHost, depth + 1);
      before =
          Optional.of(
              new Route(
                  found.name(),
                  found.address(),
                  found.user(),
                  found.identities(),
                  found.knownHosts(),
                  before.or(found::via)));
    }
    return before.orElseThrow();
  }

  private int configuredPort(String alias) throws NoRoute {
    String port = config.first(alias, "Port").orElse("22");
    if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65535) {
      throw new NoRoute(
          Stage.NOTHING, "Port " + port + " in the ssh configuration is not between 1 and 65535");
    }
    return Integer.parseInt(port);
  }

  private static Path path(String file, String host, String user) {
    String home = System.getProperty("user.home");
    String expanded =
        file.replaceFirst("^~(?=/|$)", Matcher.quoteReplacement(home))
            .replace("%d", home)
            .replace("%h", host)
            .replace("%r", user);
    return Path.of(expanded);
  }
}
