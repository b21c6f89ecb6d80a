package dee.playbooks.run;

import dee.playbooks.diagnosis.Facts;
import dee.playbooks.run.Looked.Fact;
import dee.probes.kernel.KernelCounters;
import dee.probes.limits.Limits;
import dee.probes.sockets.Listeners;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The numbers of this run itself: each one point of a line that further runs go on with. */
final class OwnSamples implements PastSource {

  @Override
  public List<Sign> signs(Looked looked) {
    return List.of();
  }

  @Override
  public List<Past.Series> series(Looked looked) {
    List<Past.Series> series = new ArrayList<>();
    Points points = new Points(looked, series);
    points.add("open-files", f -> (double) f.files().count(), OwnSamples::fileLimit);
    points.add("close-wait-answered", f -> (double) f.closeWait().answered(), _ -> none());
    points.add("close-wait-unanswered", f -> (double) f.closeWait().unanswered(), _ -> none());
    points.add(
        "pool-in-use",
        f -> measured("pools", f.tightestPool().inUse()),
        f -> number(f.tightestPool().limit()));
    points.add("pool-waiting", f -> measured("pools", f.tightestPool().waiting()), _ -> none());
    points.add(
        "listener-queue",
        f -> (double) f.listeners().queued(),
        f -> Phrases.of(f::listeners).map(Listeners::backlog).flatMap(OwnSamples::number));
    points.add("resets", f -> perSecond(f.counters(), "TcpOutRsts"), _ -> none());
    points.add("overflows", f -> perSecond(f.counters(), "TcpExtListenOverflows"), _ -> none());
    return series;
  }

  private record Points(Looked looked, List<Past.Series> series) {

    void add(
        String measure, Function<Facts, Double> value, Function<Facts, Optional<Double>> limit) {
      looked
          .fact(value)
          .map(v -> of(measure, v, looked.fact(limit).flatMap(Fact::value)))
          .ifPresent(series::add);
    }

    private static Past.Series of(String measure, Fact<Double> fact, Optional<Double> limit) {
      boolean rate = measure.equals("resets") || measure.equals("overflows");
      return new Past.Series(
          measure,
          rate ? "/s" : "",
          limit,
          List.of(new Past.Point(fact.at(), fact.value())),
          fact.evidence());
    }
  }

  private static Optional<Double> fileLimit(Facts facts) {
    return facts
        .limits()
        .find("Max open files")
        .map(Limits.Limit::soft)
        .filter(soft -> soft != Limits.UNLIMITED)
        .map(soft -> (double) soft);
  }

  /** A kernel that does not count something has not counted none of it. */
  private static double perSecond(KernelCounters counters, String name) {
    measured("kernel-counters", counters.delta(name));
    return counters.perSecond(name);
  }

  private static double measured(String probe, OptionalLong number) {
    return number.orElseThrow(
        () -> new Facts.NotMeasured(probe, "this machine does not tell that number"));
  }

  private static Optional<Double> number(OptionalLong number) {
    return number.isPresent() ? Optional.of((double) number.getAsLong()) : none();
  }

  private static Optional<Double> none() {
    return Optional.empty();
  }
}
