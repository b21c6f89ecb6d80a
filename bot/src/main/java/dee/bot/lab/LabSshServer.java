package dee.bot.lab;

import dee.probes.HostPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

/**
 * An SSH server that runs real commands of this machine, so that the lab's targets are reached as
 * real ones are. It lets in whoever holds the key it made, and forwards TCP connections.
 *
 * <p>When a client goes, a command sees the end of its standard input, as under sshd; unlike there,
 * what still runs a while later is ended. Closing the server ends everything it started. Several
 * servers may share a folder: they then have the same keys and one known_hosts.
 */
public final class LabSshServer implements AutoCloseable {

  private final SshServer server;
  private final LabKeys keys;
  private final HostPort address;
  private final Set<LabCommand> running = ConcurrentHashMap.newKeySet();

  private LabSshServer(SshServer server, LabKeys keys, String host, List<String> commandPrefix)
      throws IOException {
    this.server = server;
    this.keys = keys;
    server.setCommandFactory((_, command) -> {
      List<String> words = new ArrayList<>(commandPrefix);
      words.addAll(List.of("setsid", "sh", "-c", command));
      return new LabCommand(words, running);
    });
    server.start();
    this.address = new HostPort(host, server.getPort());
    keys.remember(address);
  }

  /**
   * Starts a server.
   *
   * @param bindAddress the address it listens on, such as {@code 127.0.0.1}
   * @param port the port; 0 for a free one
   * @param directory where its keys and known_hosts are, made when absent
   * @param commandPrefix words before each command, such as {@code ip netns exec NAME}; often none
   * @throws UncheckedIOException when it cannot listen there
   */
  public static LabSshServer start(
      String bindAddress, int port, Path directory, List<String> commandPrefix) {
    LabKeys keys = LabKeys.in(directory);
    SshServer server = SshServer.setUpDefaultServer();
    server.setHost(bindAddress);
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(keys.host()));
    server.setPublickeyAuthenticator(
        (_, offered, _) -> KeyUtils.compareKeys(offered, keys.user().getPublic()));
    server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
    try {
      return new LabSshServer(server, keys, bindAddress, commandPrefix);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + bindAddress + ":" + port, e);
    }
  }

  /** Where it listens. */
  public HostPort address() {
    return address;
  }

  /** The private key that is let in, in OpenSSH's format. */
  public Path userKey() {
    return keys.userFile();
  }

  /** A known_hosts file with this server's host key. */
  public Path knownHosts() {
    return keys.knownHostsFile();
  }

  /** The user to log in as; any name is let in, and commands run as the one who started the lab. */
  public String user() {
    return System.getProperty("user.name", "dee");
  }

  /** Where the clients are connected from now: one address and port a connection. */
  public Set<SocketAddress> clients() {
    return server.getActiveSessions().stream()
        .map(session -> session.getIoSession().getRemoteAddress())
        .collect(Collectors.toSet());
  }

  /** The process ids of the commands that run now. */
  public long[] commands() {
    return running.stream().flatMapToLong(command -> Arrays.stream(command.pids())).toArray();
  }

  /** Cuts every client's connection without a word, as a pulled cable would; goes on listening. */
  public void cutClients() {
    server.getActiveSessions().forEach(session -> session.close(true));
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop the server at " + address, e);
    } finally {
      running.forEach(LabCommand::end);
    }
  }
}
