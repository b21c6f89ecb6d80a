package dee.bot.mitigation;

import dee.bot.target.Command;
import dee.probes.Instance;
import java.time.Duration;

/** The port to where commands of the inventory run. */
@FunctionalInterface
public interface CommandShell {

  /**
   * Runs a command about an instance, once, and waits for its end.
   *
   * @throws InterruptedException when the program is ending; nothing keeps running
   */
  Ran run(Command command, Instance instance) throws InterruptedException;

  /** What came of a command; {@code output} is what it printed, without secrets, on one line. */
  sealed interface Ran {
    Duration elapsed();

    /** It ended by itself. */
    record Ended(int exit, String output, Duration elapsed) implements Ran {}

    /** It took too long and was ended. */
    record TimedOut(String output, Duration elapsed) implements Ran {}

    /** It never began; {@code why} says what to do. */
    record NotBegun(String why, Duration elapsed) implements Ran {}

    /** It may have begun, and nobody saw its end. */
    record Lost(String why, Duration elapsed) implements Ran {}
  }
}
