package dee.playbooks.run;

import dee.playbooks.dsl.Wording;
import java.time.Duration;
import java.util.List;

/** When the process was started, if that is news. */
final class ProcessPast implements PastSource {

  private static final Duration NEWS = Duration.ofHours(2);
  private static final Duration EXACT = Duration.ofSeconds(1);

  @Override
  public List<Sign> signs(Looked looked) {
    return looked.fact(f -> f.process()).stream()
        .filter(
            p -> Duration.between(looked.byDee(p.value().startedAt()), p.at()).compareTo(NEWS) < 0)
        .map(p -> {
          Duration age = Duration.between(looked.byDee(p.value().startedAt()), p.at());
          return new Sign(
              new Past.Signal(
                  "process-started",
                  "process "
                      + p.value().pid()
                      + " was started, "
                      + Wording.time(age)
                      + " before Dee looked",
                  looked.byDee(p.value().startedAt()),
                  p.evidence()),
              EXACT,
              "");
        })
        .toList();
  }

  @Override
  public List<Past.Series> series(Looked looked) {
    return List.of();
  }
}
