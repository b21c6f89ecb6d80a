package dee.bot.mitigation;

import dee.bot.room.Cleaned;
import dee.bot.target.Command;
import dee.probes.Instance;
import dee.probes.shell.ExitStatus;
import dee.probes.shell.ProbeOutput;
import dee.probes.shell.ScriptOutput;
import dee.probes.shell.Section;
import dee.probes.text.Redactor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Runs commands through shells on the inventory's machines. */
public record CommandsOverShells(Shells shells, InstantSource clock) implements CommandShell {

  private static final int EXCERPT = 300;

  /** The statuses of what {@code timeout} has ended. */
  private static final Set<Integer> ENDED = Set.of(124, 137, 143);

  @Override
  public Ran run(Command command, Instance instance) throws InterruptedException {
    long began = clock.millis();
    ScriptOutput output =
        shells.run(new InventoryCommand(command), instance, command.machine(instance.target()));
    return read(command, output, Duration.ofMillis(clock.millis() - began));
  }

  private static Ran read(Command command, ScriptOutput output, Duration took) {
    if (output.exit() instanceof ExitStatus.Unreachable(String why)) {
      return new Ran.NotBegun(Cleaned.line(why, EXCERPT), took);
    }
    Optional<Section> section = output.of("command").map(ProbeOutput::last);
    if (section.isEmpty() || section.get().exit() < 0) {
      return new Ran.Lost(Cleaned.line(output.ending(), EXCERPT), took);
    }
    Section ended = section.get();
    String text = excerpt(ended.text());
    // A command may have such a status of its own; the time tells.
    boolean late =
        ENDED.contains(ended.exit()) && ended.elapsed().compareTo(command.timeout()) >= 0;
    return late
        ? new Ran.TimedOut(text, ended.elapsed())
        : new Ran.Ended(ended.exit(), text, ended.elapsed());
  }

  /** The end of what was printed says most; it is without secrets and on one line. */
  private static String excerpt(String printed) {
    String clean = Redactor.redact(printed).text().strip();
    String end = clean.substring(Math.max(0, clean.length() - EXCERPT + 1));
    return Cleaned.line(end.length() < clean.length() ? "…" + end : end, EXCERPT);
  }
}
