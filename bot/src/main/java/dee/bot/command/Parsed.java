package dee.bot.command;

import dee.bot.room.Text;

/** What a typed line means. */
public sealed interface Parsed {

  record Understood(CommandSpec command, Arguments arguments) implements Parsed {}

  /**
   * It cannot be obeyed; {@code problem} names what is wrong, what is allowed, what was probably
   * meant.
   */
  record Refused(Text problem) implements Parsed {}

  /** The line is blank. */
  record Nothing() implements Parsed {}
}
