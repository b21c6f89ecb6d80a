package dee.bot.mitigation;

import dee.bot.incident.Plan;
import dee.bot.incident.Plan.Result;
import dee.bot.mitigation.CommandShell.Ran;
import dee.bot.mitigation.Health.Checked;
import dee.bot.room.Cleaned;
import dee.bot.room.Texts;
import dee.bot.target.Command;
import dee.bot.target.Service;
import dee.probes.Instance;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Takes one step: runs its command once, then looks before anyone goes on. */
record StepTaking(CommandShell commands, Health health, Texts texts) {

  /** Commands that have words of their own for being done. */
  private static final Set<String> TOLD = Set.of("restart", "drain", "restore", "raise-fd-limit");

  /**
   * How a step ended.
   *
   * @param says a sentence without an end, with numbers
   */
  record Taken(Result result, String says, Duration elapsed) {}

  Taken take(Plan.Step step, Service service) throws InterruptedException {
    Command command = service.command(step.command()).orElseThrow();
    Instance instance = service.on(step.target()).orElseThrow();
    Ran ran = commands.run(command, instance);
    return switch (ran) {
      case Ran.Ended(int exit, String output, Duration elapsed) when exit != 0 ->
          failed(printed("step.exit", output, step, exit), elapsed);
      case Ran.Ended(int _, String output, Duration elapsed) ->
          checked(command, instance, service, output, elapsed);
      case Ran.TimedOut(String output, Duration elapsed) ->
          failed(printed("step.late", output, step, command.timeout().toSeconds()), elapsed);
      case Ran.NotBegun(String why, Duration elapsed) ->
          failed(texts.of("step.not-begun", step.command(), step.target(), why), elapsed);
      case Ran.Lost(String why, Duration elapsed) ->
          new Taken(
              Result.UNKNOWN, texts.of("step.lost", step.command(), step.target(), why), elapsed);
    };
  }

  private Taken checked(
      Command command, Instance instance, Service service, String output, Duration elapsed)
      throws InterruptedException {
    long began = System.nanoTime();
    Optional<Checked> check = health.after(command, instance, service);
    Duration all = elapsed.plusNanos(System.nanoTime() - began);
    String target = instance.target();
    if (check.isPresent() && !check.get().good()) {
      return failed(texts.of("step.check-failed", command.name(), target, check.get().says()), all);
    }
    String did =
        TOLD.contains(command.name())
            ? texts.of("step.did." + command.name(), target)
            : texts.of("step.did", target, command.name());
    String seen = check.map(c -> texts.of("step.check", c.says())).orElse("");
    return new Taken(Result.DONE, did + seen + said(output), all);
  }

  private String said(String output) {
    return output.isEmpty() ? "" : texts.of("step.printed", Cleaned.line(output, 300));
  }

  private String printed(String key, String output, Plan.Step step, Object number) {
    return texts.of(key, step.command(), step.target(), number) + said(output);
  }

  private static Taken failed(String says, Duration elapsed) {
    return new Taken(Result.FAILED, says, elapsed);
  }
}
