package dee.bot.ssh;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A machine as the inventory has it. What is given here wins over OpenSSH's configuration.
 *
 * @param name its name in the inventory
 * @param host a name or address, or an alias of OpenSSH's configuration
 * @param knownHosts a known_hosts file that is read besides the usual ones
 * @param sudo whether {@code sudo -n} may be used on it
 */
public record SshTarget(
    String name,
    String host,
    Optional<Integer> port,
    Optional<String> user,
    Optional<Path> identity,
    Optional<Path> knownHosts,
    boolean sudo) {

  /** A target of which only the host is known. */
  public static SshTarget of(String name, String host) {
    return new SshTarget(
        name, host, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }
}
