package dee.probes.history;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.history.History.Course;
import dee.probes.history.History.Point;
import dee.probes.history.History.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignalsTest {

  private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

  private static Course course(Measure measure, double limit, double... values) {
    List<Point> points = new ArrayList<>();
    for (double value : values) {
      points.add(new Point(at(points.size()), value));
    }
    return new Course(measure, limit == 0 ? Optional.empty() : Optional.of(limit), points);
  }

  private static Instant at(int point) {
    return START.plusSeconds(15L * point);
  }

  private static List<Signal> signals(Course... courses) {
    return new Signals(List.of(courses)).all();
  }

  private static double[] twenty(double first, double then) {
    double[] values = new double[20];
    Arrays.fill(values, 0, 10, first);
    Arrays.fill(values, 10, 20, then);
    return values;
  }

  @Test
  void a_pool_is_full_since_it_last_became_so() {
    assertThat(signals(course(Measure.POOL_IN_USE, 5, 5, 5, 5, 1, 1, 1, 2, 5, 5, 5, 5)))
        .containsExactly(
            new Signal(
                "pool-full-since",
                "5 of 5 connections of the pool in use, and so until the last point",
                at(7)));
  }

  @Test
  void a_pool_that_was_full_once_is_not_full_since_then() {
    assertThat(signals(course(Measure.POOL_IN_USE, 5, 1, 5, 5, 5, 5, 1, 1, 1))).isEmpty();
    assertThat(signals(course(Measure.POOL_IN_USE, 5, 1, 1, 1, 5, 5))).isEmpty();
    assertThat(signals(course(Measure.POOL_IN_USE, 0, 5, 5, 5, 5))).as("no limit").isEmpty();
  }

  @Test
  void a_short_dip_does_not_begin_anew() {
    assertThat(signals(course(Measure.OPEN_FILES, 100, 50, 97, 98, 97, 80, 84, 99, 99)))
        .extracting(Signal::at)
        .containsExactly(at(1));
  }

  @Test
  void latency_grows_when_it_doubles_and_is_worth_it() {
    assertThat(signals(course(Measure.LATENCY, 0, twenty(0.08, 0.4))))
        .containsExactly(
            new Signal(
                "latency-grows",
                "95 of 100 requests took up to 400 ms, before that 80 ms",
                at(10)));
    assertThat(signals(course(Measure.LATENCY, 0, twenty(0.01, 0.05)))).as("floor").isEmpty();
    assertThat(signals(course(Measure.LATENCY, 0, twenty(0.3, 0.5)))).as("not twice").isEmpty();
  }

  @Test
  void latency_of_hardly_any_requests_means_nothing() {
    assertThat(
            signals(
                course(Measure.LATENCY, 0, twenty(0.08, 0.4)),
                course(Measure.REQUESTS, 0, twenty(10, 0.1))))
        .isEmpty();
  }

  @Test
  void errors_begin_with_the_first_of_them() {
    Course requests = course(Measure.REQUESTS, 0, twenty(10, 10));
    List<Point> born = course(Measure.ERRORS, 0, twenty(0, 2)).points().subList(10, 20);
    Course errors = new Course(Measure.ERRORS, Optional.empty(), born);
    assertThat(signals(requests, errors))
        .containsExactly(new Signal("errors-begin", "20 % of the requests failed", at(10)));
    assertThat(signals(requests)).as("no error counter, no word about errors").isEmpty();
  }
}
