package dee.bot.target;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may be run to change something, as the configuration has it; chat never adds to it.
 *
 * @param line one line for {@code sh}; it may use {@code $DEE_TARGET}, {@code $DEE_ADDRESS}, {@code
 *     $DEE_PORT}, and {@code $DEE_PID} where it runs on the instance's own machine
 * @param on the machine it runs on; empty: that of the instance it is about
 * @param about what it does, in a few words; may be empty
 * @param destructive whether two people must agree
 * @param timeout when it is ended
 * @param eases the conditions it helps against
 * @param undo the command that takes it back
 */
public record Command(
    String name,
    String line,
    Optional<String> on,
    String about,
    boolean destructive,
    Duration timeout,
    List<String> eases,
    Check check,
    Optional<String> undo) {

  private static final Pattern PROCESS = Pattern.compile("\\$(?:DEE_PID\\b|\\{DEE_PID\\b)");

  public Command {
    eases = List.copyOf(eases);
  }

  /** What is looked at before the next step. */
  public enum Check {
    /** The instance must answer requests for its health path. */
    HEALTH,
    NONE
  }

  /** Whether it is about the process itself, which is then looked for when it runs. */
  public boolean needsProcess() {
    return PROCESS.matcher(line).find();
  }

  /** The machine it runs on when it is about that instance. */
  public String machine(String target) {
    return on.orElse(target);
  }
}
