package dee.bot.ssh;

import dee.probes.HostPort;
import dee.probes.ThisHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a machine is reached, all sources considered.
 *
 * @param name what people call it
 * @param identities the keys to log in with, best first
 * @param knownHosts where its host key may stand
 * @param via the machine to jump through, if any
 */
record Route(
    String name,
    HostPort address,
    String user,
    List<Path> identities,
    List<Path> knownHosts,
    Optional<Route> via) {

  Route {
    identities = List.copyOf(identities);
    knownHosts = List.copyOf(knownHosts);
  }

  /**
   * Whether it leads for certain to another machine than Dee's. What is jumped to is known to the
   * host before it: there, even a loopback address is another machine's.
   */
  boolean isElsewhere() {
    return via.filter(Route::isElsewhere).isPresent()
        ? address.onLoopback() || !ThisHost.is(address.host()).orElse(false)
        : !ThisHost.is(address.host()).orElse(true);
  }

  /** For messages: {@code web-1 (ops@10.0.0.5:22, through bastion)}. */
  String label() {
    String through = via.map(hop -> ", through " + hop.name()).orElse("");
    return name + " (" + user + "@" + address + through + ")";
  }
}
