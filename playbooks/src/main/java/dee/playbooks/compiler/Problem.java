package dee.playbooks.compiler;

import java.util.Comparator;

/**
 * Something wrong with a file, told to its author.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param message what is wrong
 * @param hint what to write instead; empty when there is no guess
 */
public record Problem(String file, int line, int column, String message, String hint) {

  static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  /** {@code file:line:column: message (hint)}. */
  @Override
  public String toString() {
    String where = file + ":" + line + ":" + column + ": " + message;
    return hint.isEmpty() ? where : where + " (" + hint + ")";
  }
}
