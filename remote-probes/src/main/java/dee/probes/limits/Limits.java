package dee.probes.limits;

import java.util.Map;
import java.util.Optional;

/**
 * The resource limits of a process, from {@code /proc/PID/limits}: the shell's own {@code ulimit}
 * says nothing about another process.
 *
 * @param byName each limit by the kernel's name for it, such as {@code Max open files}
 */
public record Limits(Map<String, Limit> byName) {

  /** What the kernel prints as {@code unlimited}. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  public Limits {
    byName = Map.copyOf(byName);
  }

  /**
   * One limit.
   *
   * @param soft what is enforced; {@link #UNLIMITED} when nothing is
   * @param hard how far the process may raise it itself
   * @param units such as {@code files} or {@code bytes}; empty for counts without one
   */
  public record Limit(long soft, long hard, String units) {}

  public Optional<Limit> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The limit on open files; the parser refuses an answer that has none. */
  public Limit openFiles() {
    return find("Max open files").orElseThrow();
  }
}
