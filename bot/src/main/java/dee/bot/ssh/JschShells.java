package dee.bot.ssh;

import com.jcraft.jsch.JSch;
import dee.probes.shell.RemoteShell;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens shells on targets. A target's session is opened when its first script runs, kept for the
 * next ones, and closed with this. Safe for use by many threads.
 */
public final class JschShells implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JschShells.class);

  private final SshSettings settings;
  private final InstantSource clock;
  private final RouteFinder routes;
  private final Logins logins;
  private final Map<Route, SshConnection> connections = new ConcurrentHashMap<>();
  private final SshFailures failures = new SshFailures();

  /**
   * Shells by these settings.
   *
   * @param clock Dee's own clock, which the targets' are compared with
   */
  public JschShells(SshSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    JschTuning.apply();
    JSch jsch = new JSch();
    jsch.setInstanceLogger(new JschLog());
    this.routes = new RouteFinder(settings);
    this.logins =
        new Logins(
            jsch,
            new LoginKeys(jsch, settings.login().agent()),
            new KnownHostsFiles(),
            new LoginGates(),
            settings.deadlines().connect());
    routes.leftOut().forEach(line -> LOG.warn("not honoured in the ssh configuration: {}", line));
  }

  /** A shell on that target; nothing is connected yet. */
  public RemoteShell open(SshTarget target) {
    return new JschShell(target, this, settings, clock);
  }

  /** The connection to that target, shared by all its shells. */
  SshConnection connection(SshTarget target) throws NoRoute {
    return connection(routes.to(target));
  }

  private SshConnection connection(Route route) {
    SshConnection known = connections.get(route);
    if (known != null) {
      return known;
    }
    Optional<SshConnection> via = route.via().map(this::connection);
    return connections.computeIfAbsent(route, r -> new SshConnection(r, logins, via));
  }

  /** Whether that target is for certain another machine than Dee's; may ask the DNS. */
  public boolean isElsewhere(SshTarget target) {
    try {
      return routes.to(target).isElsewhere();
    } catch (NoRoute _) {
      return false;
    }
  }

  /** What went wrong since the start. */
  public SshFailures failures() {
    return failures;
  }

  /** Closes all connections; what still ran on a target ends there. */
  @Override
  public void close() {
    connections.values().forEach(SshConnection::close);
  }
}
