package dee.bot.console;

/** Where the chat's lines come from. */
interface LineSource extends AutoCloseable {

  /** Waits for what comes next. */
  Input next();

  /** Whether a person types the lines, and may do so while something runs. */
  boolean interactive();

  /** What to do when Ctrl-C is pressed while no line is being read. */
  void onInterrupt(Runnable action);

  @Override
  void close();

  /** What may come. */
  sealed interface Input {
    record Line(String text) implements Input {}

    /** Ctrl-C. */
    record Interrupt() implements Input {}

    /** Ctrl-D, or the end of the file. */
    record End() implements Input {}
  }
}
