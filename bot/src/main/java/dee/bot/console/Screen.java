package dee.bot.console;

import java.util.List;

/**
 * Where lines appear: a terminal that can rewrite a line, or a plain stream. Safe for many threads.
 */
interface Screen {

  /** Appends lines. */
  void show(List<StyledLine> lines);

  /**
   * Puts the line of a running piece of work in the place of the one before; the last one stays.
   */
  void progress(StyledLine line, boolean done);

  /** Columns to lay text out for. */
  int width();
}
