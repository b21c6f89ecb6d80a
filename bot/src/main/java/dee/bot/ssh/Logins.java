package dee.bot.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import dee.bot.ssh.TargetReport.Stage;
import java.time.Duration;
import java.util.Optional;

/** What all logins share, and how one is gone about: not too many at once, and once more. */
record Logins(
    JSch jsch, LoginKeys keys, KnownHostsFiles knownHosts, LoginGates gates, Duration deadline) {

  private static final Duration PAUSE = Duration.ofMillis(500);

  /**
   * Logs in to the end of that route; once more when the server hangs up, as sshd does when too
   * many log in at once.
   *
   * @param via the session to go through, if any
   * @throws NoRoute when that did not work
   */
  Session open(Route route, Optional<Session> via) throws NoRoute, InterruptedException {
    try (LoginGates.Passage _ = gates.pass(route)) {
      try {
        return attempt(route).open(via);
      } catch (NoRoute e) {
        if (!e.hungUp()) {
          throw e;
        }
      }
      Thread.sleep(PAUSE);
      return attempt(route).open(via);
    }
  }

  private Login attempt(Route route) throws NoRoute {
    try {
      KnownHosts known = knownHosts.of(route.knownHosts());
      return new Login(jsch, route, keys.of(route.identities()), known, deadline);
    } catch (UnreadableFile e) {
      throw new NoRoute(Stage.NOTHING, e.why());
    }
  }
}
