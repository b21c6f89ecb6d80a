package dee.bot.mitigation;

import dee.bot.lab.LabSshServer;
import dee.bot.ssh.JschShells;
import dee.bot.ssh.SshSettings;
import dee.bot.ssh.SshSettings.Deadlines;
import dee.bot.ssh.SshSettings.Login;
import dee.bot.ssh.SshTarget;
import dee.probes.HostPort;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An SSH server of the test's own that all targets of an inventory lead to. */
record RealShells(LabSshServer server, JschShells open, Shells shells) implements AutoCloseable {

  static RealShells in(Path folder) {
    LabSshServer server = LabSshServer.start("127.0.0.1", 0, folder, List.of());
    Deadlines deadlines =
        new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60));
    SshSettings settings =
        new SshSettings(
            new Login(server.user(), List.of(server.userKey()), Optional.empty()),
            Optional.empty(),
            List.of(server.knownHosts()),
            deadlines,
            1024 * 1024);
    JschShells open = new JschShells(settings, InstantSource.system());
    HostPort address = server.address();
    SshTarget target =
        new SshTarget(
            "orders-1",
            address.host(),
            Optional.of(address.port()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    return new RealShells(
        server,
        open,
        new Shells(
            OrdersWorld.inventory(1, Map.of()),
            _ -> open.open(target),
            () -> UUID.randomUUID().toString().replace("-", "")));
  }

  @Override
  public void close() {
    open.close();
    server.close();
  }
}
