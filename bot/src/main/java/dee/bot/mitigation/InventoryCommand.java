package dee.bot.mitigation;

import dee.bot.target.Command;
import dee.probes.Bounds;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import dee.probes.shell.Section;
import java.util.List;

/**
 * A command of the inventory in the form in which scripts travel to a target: there it finds the
 * process anew, has a deadline, and leaves nothing behind when the connection goes. It is never
 * taken as a probe.
 */
record InventoryCommand(Command command) implements ShellProbe<Section> {

  private static final int OUTPUT_BYTES = 16 * 1024;

  @Override
  public String id() {
    return "command";
  }

  @Override
  public String purpose() {
    return command.about();
  }

  @Override
  public Class<Section> answer() {
    return Section.class;
  }

  @Override
  public String script() {
    return "commands/run.sh";
  }

  /** Values, each quoted for the shell; only the configuration's own line is read as code. */
  @Override
  public List<String> arguments(Instance instance) {
    HostPort address = instance.address();
    return List.of(
        command.line(),
        instance.target(),
        address.toString(),
        Integer.toString(address.port()),
        command.needsProcess() ? "process" : "any");
  }

  @Override
  public Bounds bounds() {
    return new Bounds(command.timeout(), OUTPUT_BYTES);
  }

  /** What it starts must not stay slow. */
  @Override
  public boolean yields() {
    return false;
  }

  @Override
  public String command(Instance instance) {
    return command.line();
  }

  @Override
  public Outcome<Section> parse(ProbeOutput output) {
    return Outcome.measured(output.last());
  }
}
