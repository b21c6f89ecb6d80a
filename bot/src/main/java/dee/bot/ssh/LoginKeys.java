package dee.bot.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Vector;

/** The keys Dee may log in with; each file is read once. Safe for use by many threads. */
final class LoginKeys {

  private final JSch jsch;
  private final Optional<Path> agent;
  private final Map<Path, Loaded> files = new HashMap<>();

  /** What became of a file: a key, or the reason why not. */
  private record Loaded(Optional<Identity> identity, String note) {}

  /**
   * The keys for one login.
   *
   * @param tried for messages, what is tried and what is left out, and why
   */
  record Keys(List<Identity> identities, List<String> tried) {

    /** A repository of its own for each session: JSch holds its lock while it logs in. */
    IdentityRepository repository() {
      return new Fixed(List.copyOf(identities));
    }
  }

  LoginKeys(JSch jsch, Optional<Path> agent) {
    this.jsch = jsch;
    this.agent = agent;
  }

  /** The keys of these files, then the agent's. */
  Keys of(List<Path> paths) {
    List<Identity> identities = new ArrayList<>();
    List<String> tried = new ArrayList<>();
    for (Path path : paths) {
      Loaded loaded = load(path);
      loaded.identity().ifPresent(identities::add);
      tried.add(path + loaded.note());
    }
    agent.ifPresentOrElse(
        socket -> tried.add(fromAgent(socket, identities)), () -> tried.add("no ssh-agent"));
    return new Keys(identities, tried);
  }

  private synchronized Loaded load(Path path) {
    return files.computeIfAbsent(path, this::parse);
  }

  private Loaded parse(Path path) {
    if (!Files.exists(path)) {
      return new Loaded(Optional.empty(), " (no such file)");
    }
    try {
      jsch.addIdentity(path.toString());
      Optional<Identity> found =
          jsch.getIdentityRepository().getIdentities().stream()
              .filter(identity -> identity.getName().equals(path.toString()))
              .findFirst();
      if (found.filter(Identity::isEncrypted).isPresent()) {
        return new Loaded(
            Optional.empty(), " (has a passphrase: load it into ssh-agent by ssh-add)");
      }
      return new Loaded(found, found.isPresent() ? "" : " (not read)");
    } catch (JSchException e) {
      return new Loaded(Optional.empty(), " (cannot be read: " + e.getMessage() + ")");
    }
  }

  private static String fromAgent(Path socket, List<Identity> identities) {
    try {
      List<Identity> held =
          new AgentIdentityRepository(new SSHAgentConnector(socket)).getIdentities();
      identities.addAll(held);
      return "ssh-agent with " + held.size() + (held.size() == 1 ? " key" : " keys");
    } catch (AgentProxyException e) {
      return "ssh-agent (" + e.getMessage() + ")";
    }
  }

  /** These and no others. */
  private record Fixed(List<Identity> identities) implements IdentityRepository {

    @Override
    public String getName() {
      return "dee";
    }

    @Override
    public int getStatus() {
      return RUNNING;
    }

    @Override
    public Vector<Identity> getIdentities() {
      return new Vector<>(identities);
    }

    @Override
    public boolean add(byte[] identity) {
      return false;
    }

    @Override
    public boolean remove(byte[] blob) {
      return false;
    }

    @Override
    public void removeAll() {
      // JSch calls it when a login is given up; the keys stay.
    }
  }
}
