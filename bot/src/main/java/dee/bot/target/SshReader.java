package dee.bot.target;

import dee.bot.target.YamlNode.Mapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the section {@code ssh} of the configuration: how machines are reached. */
final class SshReader {

  static final List<String> KEYS =
      List.of(
          "user",
          "config",
          "known-hosts",
          "identities",
          "agent",
          "connect-timeout",
          "idle-timeout",
          "total-timeout");

  private SshReader() {}

  static SshAccess read(Path file, Optional<YamlNode> section) {
    Fields ssh = new Fields(file, "'ssh'", section.orElse(new Mapping(Map.of(), 1)), KEYS);
    Path home = Path.of(System.getProperty("user.home"), ".ssh");
    Optional<Path> config =
        ssh.text("config").filter(c -> c.equals("none")).isPresent()
            ? Optional.empty()
            : Optional.of(ssh.path("config").orElse(home.resolve("config")));
    return new SshAccess(
        ssh.text("user").orElse(System.getProperty("user.name")),
        config,
        ssh.path("known-hosts").orElse(home.resolve("known_hosts")),
        ssh.node("identities").isPresent()
            ? ssh.paths("identities")
            : List.of(home.resolve("id_ed25519"), home.resolve("id_ecdsa"), home.resolve("id_rsa")),
        ssh.flag("agent", true),
        ssh.duration("connect-timeout", Duration.ofSeconds(5)),
        ssh.duration("idle-timeout", Duration.ofSeconds(20)),
        ssh.duration("total-timeout", Duration.ofSeconds(60)));
  }
}
