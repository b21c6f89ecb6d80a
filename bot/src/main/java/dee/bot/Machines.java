package dee.bot;

import dee.bot.ssh.JschShells;
import dee.bot.ssh.SshFailures;
import dee.bot.ssh.SshSettings;
import dee.bot.ssh.SshTarget;
import dee.bot.ssh.TargetCheck;
import dee.bot.target.Inventory;
import dee.bot.target.Misaddressed;
import dee.bot.target.SshAccess;
import dee.bot.target.Target;
import dee.probes.Instance;
import dee.probes.shell.RemoteShell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The inventory's machines, reached over SSH; closing it ends every connection. */
final class Machines implements AutoCloseable {

  private static final int OUTPUT_BYTES = 16 * 1024 * 1024;

  private final JschShells shells;

  Machines(SshAccess access, InstantSource clock) {
    this.shells = new JschShells(settings(access), clock);
  }

  /** A shell on a target; nothing is connected yet. */
  RemoteShell shell(Target target) {
    return shells.open(target(target));
  }

  /** What finds out whether targets can be worked with. */
  TargetCheck check() {
    return new TargetCheck(shells);
  }

  /** An instance with an address of Dee's own loopback, though its target is another machine. */
  Optional<Misaddressed> misaddressed(Instance instance, Target target) {
    return instance.address().onLoopback() && shells.isElsewhere(target(target))
        ? Optional.of(new Misaddressed(target.name(), instance.address()))
        : Optional.empty();
  }

  /** What went wrong on the way to targets since the start. */
  SshFailures failures() {
    return shells.failures();
  }

  static SshTarget target(Target target) {
    return new SshTarget(
        target.name(),
        target.host(),
        boxed(target.port()),
        target.user(),
        Optional.empty(),
        Optional.empty(),
        target.sudo());
  }

  static SshSettings settings(SshAccess access) {
    Optional<Path> agent =
        Optional.ofNullable(System.getenv("SSH_AUTH_SOCK"))
            .filter(socket -> access.agent() && !socket.isBlank())
            .map(Path::of)
            .filter(Files::exists);
    return new SshSettings(
        new SshSettings.Login(access.user(), access.identities(), agent),
        access.config(),
        List.of(access.knownHosts()),
        new SshSettings.Deadlines(access.connect(), access.idle(), access.total()),
        OUTPUT_BYTES);
  }

  private static Optional<Integer> boxed(OptionalInt number) {
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }

  /** The machines of that inventory. */
  static Machines of(Inventory inventory) {
    return new Machines(inventory.ssh(), InstantSource.system());
  }

  @Override
  public void close() {
    shells.close();
  }
}
