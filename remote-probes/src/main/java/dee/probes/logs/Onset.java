package dee.probes.logs;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.DoubleBinaryOperator;

/**
 * Finds where a row of numbers left its usual value and has stayed away from it to the end.
 *
 * @param away how far a number is from the usual one, the second argument: above 1 is away
 * @param leastBefore how many numbers make a usual one
 * @param leastAfter how many must be away
 */
record Onset(DoubleBinaryOperator away, int leastBefore, int leastAfter) {

  /** Of those after the onset, three in four must be away: one good moment ends nothing. */
  private static final double MOST_OF_THEM = 0.75;

  /** A number that was on its way already; half of what makes it away. */
  private static final double LEAVING = 0.5;

  /** The index of the first number that is away; empty when they did not leave, or came back. */
  OptionalInt in(double[] numbers) {
    for (int at = leastBefore; at + leastAfter <= numbers.length; at++) {
      double usual = usual(numbers, at);
      if (isAway(numbers[at], usual) && stays(numbers, at, usual)) {
        while (at > leastBefore && away.applyAsDouble(numbers[at - 1], usual) > LEAVING) {
          at--;
        }
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  /** The median of the numbers before that index. */
  static double usual(double[] numbers, int end) {
    return median(Arrays.copyOf(numbers, end));
  }

  /** The median of the numbers from that index on. */
  static double since(double[] numbers, int from) {
    return median(Arrays.copyOfRange(numbers, from, numbers.length));
  }

  private static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private boolean stays(double[] numbers, int from, double usual) {
    int after = numbers.length - from;
    long gone = Arrays.stream(numbers, from, numbers.length).filter(n -> isAway(n, usual)).count();
    boolean atTheEnd = isAway(numbers[numbers.length - 1], usual);
    boolean justBefore = isAway(numbers[numbers.length - 2], usual);
    return gone >= leastAfter && gone >= MOST_OF_THEM * after && (atTheEnd || justBefore);
  }

  private boolean isAway(double number, double usual) {
    return away.applyAsDouble(number, usual) > 1;
  }
}
