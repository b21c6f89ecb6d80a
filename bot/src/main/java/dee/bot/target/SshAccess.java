package dee.bot.target;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How machines are reached.
 *
 * @param user who logs in where neither a target nor the ssh configuration says otherwise
 * @param config the ssh configuration; empty: none is read
 * @param identities private keys, tried in order
 * @param agent whether keys of a running ssh-agent are tried too
 * @param connect the longest a connection may take to stand, login included
 * @param idle the longest silence within a run
 * @param total the longest a run may take
 */
public record SshAccess(
    String user,
    Optional<Path> config,
    Path knownHosts,
    List<Path> identities,
    boolean agent,
    Duration connect,
    Duration idle,
    Duration total) {

  public SshAccess {
    identities = List.copyOf(identities);
  }
}
