package dee.bot.ssh;

import com.jcraft.jsch.JSch;
import java.time.Duration;

/** What all logins share; each of them is an attempt of its own. */
record Logins(JSch jsch, LoginKeys keys, KnownHostsFiles knownHosts, Duration deadline) {

  /** An attempt to log in to the end of that route. */
  Login to(Route route) {
    return new Login(
        jsch, route, keys.of(route.identities()), knownHosts.of(route.knownHosts()), deadline);
  }
}
