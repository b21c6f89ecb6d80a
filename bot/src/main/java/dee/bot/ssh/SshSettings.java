package dee.bot.ssh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How Dee logs in to targets, as far as it is the same for all of them.
 *
 * @param config OpenSSH's client configuration, if it is to be read
 * @param knownHosts the files with the targets' host keys; absent files count as empty
 * @param outputBytes what one script may print before it is cut off
 */
public record SshSettings(
    Login login,
    Optional<Path> config,
    List<Path> knownHosts,
    Deadlines deadlines,
    int outputBytes) {

  public SshSettings {
    knownHosts = List.copyOf(knownHosts);
    if (outputBytes < 1) {
      throw new IllegalArgumentException("the output needs at least one byte");
    }
  }

  /**
   * Who Dee is to the targets.
   *
   * @param user the user where neither the target nor the configuration names one
   * @param identities private keys in OpenSSH's formats, without a passphrase; absent files are
   *     left out
   * @param agent the socket of an ssh-agent, if its keys may be used
   */
  public record Login(String user, List<Path> identities, Optional<Path> agent) {
    public Login {
      identities = List.copyOf(identities);
    }
  }

  /**
   * The longest waits.
   *
   * @param connect from the first packet to the end of the login; also for opening a channel
   * @param idle without a byte of output; a probe that may be silent for longer may
   * @param total for one script
   */
  public record Deadlines(Duration connect, Duration idle, Duration total) {

    /** What suits a team's network. */
    public static final Deadlines STANDARD =
        new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(2));
  }

  /** What OpenSSH's client would use for the current user: {@code ~/.ssh} and the agent. */
  public static SshSettings standard() {
    Path directory = Path.of(System.getProperty("user.home"), ".ssh");
    List<Path> identities =
        Stream.of("id_ed25519", "id_ecdsa", "id_rsa").map(directory::resolve).toList();
    Optional<Path> agent =
        Optional.ofNullable(System.getenv("SSH_AUTH_SOCK"))
            .filter(socket -> !socket.isBlank())
            .map(Path::of)
            .filter(Files::exists);
    return new SshSettings(
        new Login(System.getProperty("user.name"), identities, agent),
        Optional.of(directory.resolve("config")),
        List.of(directory.resolve("known_hosts"), Path.of("/etc/ssh/ssh_known_hosts")),
        Deadlines.STANDARD,
        16 * 1024 * 1024);
  }
}
