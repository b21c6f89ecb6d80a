package dee.playbooks.compiler;

import java.util.List;
import java.util.stream.Collectors;

/** Files that cannot be used as they are; holds everything found wrong with them. */
public final class PlaybookRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  PlaybookRefused(List<Problem> problems) {
    super(
        problems.stream().map(Problem::toString).collect(Collectors.joining("\n")),
        null,
        false,
        false);
    this.problems = List.copyOf(problems);
  }

  /** By file, line and column; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
