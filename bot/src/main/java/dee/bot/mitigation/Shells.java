package dee.bot.mitigation;

import dee.bot.target.Inventory;
import dee.bot.target.Target;
import dee.probes.Instance;
import dee.probes.ShellProbe;
import dee.probes.shell.RemoteShell;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way to the inventory's machines.
 *
 * @param open a shell on a machine
 * @param boundaries a new random word for each script; see {@link Script}
 */
public record Shells(
    Inventory inventory, Function<Target, RemoteShell> open, Supplier<String> boundaries) {

  /** Runs one script about an instance on a machine. */
  ScriptOutput run(ShellProbe<?> what, Instance instance, String machine)
      throws InterruptedException {
    Target target = inventory.target(machine).orElseThrow();
    Script script =
        new Script(
            instance,
            List.of(what),
            OptionalInt.empty(),
            target.sudo(),
            Duration.ZERO,
            boundaries.get());
    try (RemoteShell shell = open.apply(target)) {
      return shell.run(script);
    }
  }
}
