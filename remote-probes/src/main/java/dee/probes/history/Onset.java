package dee.probes.history;

import dee.probes.history.History.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * Finds when something began that still goes on at the end of a course: it begins when values reach
 * a threshold for some points, and ends only when they fall below a lower one, so that a value that
 * wavers does not begin again and again.
 *
 * @param reached a value at which it begins
 * @param kept a value at which it goes on
 * @param points how many points in a row it takes to begin, and to end
 */
record Onset(DoublePredicate reached, DoublePredicate kept, int points) {

  /** The first point of the run that lasts until the end; empty when none does. */
  Optional<Point> last(List<Point> course) {
    Optional<Point> began = Optional.empty();
    List<Point> above = new ArrayList<>();
    int below = 0;
    for (Point point : course) {
      if (began.isEmpty()) {
        if (reached.test(point.value())) {
          above.add(point);
        } else {
          above.clear();
        }
        if (above.size() >= points) {
          began = Optional.of(above.getFirst());
        }
        continue;
      }
      below = kept.test(point.value()) ? 0 : below + 1;
      if (below >= points) {
        began = Optional.empty();
        above.clear();
        below = 0;
      }
    }
    return began;
  }
}
