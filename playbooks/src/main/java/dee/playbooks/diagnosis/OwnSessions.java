package dee.playbooks.diagnosis;

import dee.probes.database.RootBlocker;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an instance's own sessions do, by the word of the database: two looks.
 *
 * @param before the sessions at the first look
 * @param now the sessions at the second
 * @param roots who blocks sessions of the database without being blocked
 * @param window the time between the looks
 */
public record OwnSessions(
    List<Session> before, List<Session> now, List<RootBlocker> roots, Duration window) {

  /** One that is idle for as long as this is not between two statements of a caller. */
  private static final Duration STALE = Duration.ofSeconds(10);

  public OwnSessions {
    before = List.copyOf(before);
    now = List.copyOf(now);
    roots = List.copyOf(roots);
  }

  /** One of them. */
  public record Session(String state, String waitType, String waitsFor, Duration inState) {

    boolean locked() {
      return active() && waitType.equals("Lock");
    }

    boolean runs() {
      return active() && !locked();
    }

    boolean stale() {
      return !active() && inState.compareTo(STALE) >= 0;
    }

    private boolean active() {
      return state.equals("active") || state.equals("fastpath function call");
    }
  }

  public long total() {
    return now.size();
  }

  /** How many wait for a lock. */
  public long locked() {
    return count(now, Session::locked);
  }

  /** How many waited for a lock at the look with the fewer. */
  public long lockedAlways() {
    return Math.min(locked(), count(before, Session::locked));
  }

  /** Whether no look saw one wait for a lock. */
  public boolean noneLocked() {
    return locked() == 0 && count(before, Session::locked) == 0;
  }

  /** How long the longest waits for a lock. */
  public Duration longestLocked() {
    return longest(Session::locked);
  }

  /** How many are at work and wait for no lock. */
  public long running() {
    return count(now, Session::runs);
  }

  /** How many were at work at the look with the fewer. */
  public long runningAlways() {
    return Math.min(running(), count(before, Session::runs));
  }

  /** How many are idle, in a transaction or out of one, for ten seconds or longer. */
  public long stale() {
    return count(now, Session::stale);
  }

  /** How many of these are within a transaction. */
  public long staleInTransaction() {
    return count(now, s -> s.stale() && s.state().startsWith("idle in transaction"));
  }

  /** How long the one that is at nothing for longest has been so, at either look. */
  public Duration longestIdle() {
    return Stream.concat(before.stream(), now.stream())
        .filter(s -> !s.active())
        .map(Session::inState)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  public Duration longestStale() {
    return longest(Session::stale);
  }

  public Duration shortestStale() {
    return now.stream()
        .filter(Session::stale)
        .map(Session::inState)
        .min(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /**
   * How long a statement takes, by those at work in both looks: one that is met at a random moment
   * has half of its time behind it. Empty when none was met.
   */
  public Optional<Duration> meanStatement() {
    List<Duration> ages =
        Stream.concat(before.stream(), now.stream())
            .filter(Session::runs)
            .map(Session::inState)
            .toList();
    return ages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ages.stream()
                .reduce(Duration.ZERO, Duration::plus)
                .multipliedBy(2)
                .dividedBy(ages.size()));
  }

  /** How long the one at work for longest has been. */
  public Duration longestRunning() {
    return longest(Session::runs);
  }

  private Duration longest(Predicate<Session> which) {
    return now.stream()
        .filter(which)
        .map(Session::inState)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static long count(List<Session> sessions, Predicate<Session> which) {
    return sessions.stream().filter(which).count();
  }
}
