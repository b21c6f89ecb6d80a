package dee.bot.lab;

import dee.bot.lab.control.ControlDesk;
import dee.bot.lab.machine.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Writes the inventory that leads Dee to the lab. */
final class ConfigurationFile {

  private static final String DATABASE_TARGET = "db-1";

  private ConfigurationFile() {}

  /** Whether Dee is let into the lab's database: where this machine has a psql. */
  static boolean offersDatabaseAccess() {
    return Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
  }

  static Path write(
      Path directory,
      List<LabSshServer> targets,
      List<RunningInstance> instances,
      Optional<PostgresServer> database) {
    StringBuilder yaml = new StringBuilder();
    LabSshServer first = targets.getFirst();
    yaml.append("data: ").append(directory.resolve("data")).append('\n');
    yaml.append("ssh:\n");
    yaml.append("  user: ").append(first.user()).append('\n');
    yaml.append("  known-hosts: ").append(first.knownHosts()).append('\n');
    yaml.append("  identities: [").append(first.userKey()).append("]\n");
    yaml.append("targets:\n");
    for (RunningInstance instance : instances) {
      var ssh = targets.get(instance.number() - 1).address();
      yaml.append(
          "  %s: {host: %s, port: %d}\n".formatted(target(instance), ssh.host(), ssh.port()));
    }
    var askable = database.filter(_ -> offersDatabaseAccess());
    if (askable.isPresent()) {
      var ssh = targets.getLast().address();
      yaml.append(
          "  %s: {host: %s, port: %d}\n".formatted(DATABASE_TARGET, ssh.host(), ssh.port()));
    }
    yaml.append("services:\n  ").append(Scenario.SERVICE).append(":\n");
    yaml.append("    playbook: connection-reset\n    health-path: /orders\n");
    askable.ifPresent(db ->
        yaml.append(
            "    database-access: {target: %s, command: \"%s\"}\n"
                .formatted(DATABASE_TARGET, db.psql())));
    yaml.append("    instances:\n");
    for (RunningInstance instance : instances) {
      yaml.append("      - target: ").append(target(instance)).append('\n');
      yaml.append("        address: ").append(instance.address()).append('\n');
      if (instance.plan().program().needsDatabase()) {
        yaml.append("        metrics: http://").append(instance.address()).append("/metrics\n");
        yaml.append("        metrics-from: target\n");
      }
      yaml.append("        log: ").append(instance.log()).append('\n');
      yaml.append("        access-log: ").append(instance.accessLog()).append('\n');
      if (instance.plan().program().needsDatabase()) {
        database.ifPresent(
            db -> yaml.append("        database: ").append(db.address()).append('\n'));
      }
    }
    yaml.append("    commands:\n      raise-fd-limit: \"prlimit --pid $DEE_PID --nofile=4096:\"\n");
    for (String verb : List.of("restart", "drain", "restore")) {
      yaml.append(
          "      %s: 'sh \"%s\" %s \"$DEE_TARGET\"'\n"
              .formatted(verb, ControlDesk.script(directory), verb));
    }
    yaml.append("    verify-window: 15s\n    drain-settle: 2s\n");
    yaml.append("alerts:\n  port: ").append(freePort()).append('\n');
    yaml.append("  generic: {token-file: ").append(token(directory)).append("}\n");
    try {
      return Files.writeString(directory.resolve("dee.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the lab's configuration", e);
    }
  }

  /** A port of this machine that is free now. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("there is no free port for the lab's alerts", e);
    }
  }

  /** What whoever raises an alert must know. */
  private static Path token(Path directory) {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    try {
      return Files.writeString(directory.resolve("alerts.token"), HexFormat.of().formatHex(random));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the lab's token for alerts", e);
    }
  }

  private static String target(RunningInstance instance) {
    return instance.plan().target();
  }
}
