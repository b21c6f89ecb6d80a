package dee.bot.ssh;

import com.jcraft.jsch.Session;
import dee.bot.ssh.ScriptRun.Result;
import dee.bot.ssh.TargetReport.Stage;
import dee.probes.shell.RemoteShell;
import dee.probes.shell.Script;
import dee.probes.shell.ScriptOutput;
import java.time.InstantSource;

/** A shell on one target: each script is one exec over the target's kept session. */
final class JschShell implements RemoteShell {

  private final SshTarget target;
  private final JschShells shells;
  private final SshSettings settings;
  private final InstantSource clock;

  JschShell(SshTarget target, JschShells shells, SshSettings settings, InstantSource clock) {
    this.target = target;
    this.shells = shells;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String target() {
    return target.name();
  }

  @Override
  public ScriptOutput run(Script script) throws InterruptedException {
    try {
      SshConnection connection = shells.connection(target);
      connection.channels().acquire();
      try {
        ScriptOutput output = run(script, connection);
        shells.failures().ended(output.exit());
        return output;
      } finally {
        connection.channels().release();
      }
    } catch (NoRoute e) {
      shells.failures().notReached(e.reached());
      return ScriptOutput.unreachable(e.why());
    }
  }

  /** A kept session may have died unnoticed: when it says nothing, a new one is tried once. */
  private ScriptOutput run(Script script, SshConnection connection)
      throws NoRoute, InterruptedException {
    Session kept = connection.session();
    String there = connection.route().label();
    Result first = new ScriptRun(kept, there, script, settings, clock).go();
    Result last = first;
    if (first instanceof Result.NotOpened(_, boolean silent) && silent) {
      connection.discard(kept);
      last = new ScriptRun(connection.session(), there, script, settings, clock).go();
    }
    return switch (last) {
      case Result.Ran(ScriptOutput output) -> output;
      case Result.NotOpened(String problem, _) ->
          throw new NoRoute(
              Stage.LOGGED_IN,
              "logged in to %s, but no command could be started: %s. Does the account have a shell, and is MaxSessions above 1?"
                  .formatted(connection.route().address(), problem));
    };
  }

  /** The session stays for other shells; {@link JschShells#close} ends it. */
  @Override
  public void close() {}
}
