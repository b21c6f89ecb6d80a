package dee.bot.postmortem.facts;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.SignalSeen;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Status;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When it began, was noticed, taken up, mitigated and resolved; what is not on record is empty.
 *
 * @param began the earliest sign that was to be seen, whenever it was looked at
 * @param detected when Dee was told: by the first alert, or by the declaration where that was first
 * @param acknowledged when a person first did something about it
 * @param mitigated the last time it was called mitigated and did not fall back
 */
public record KeyTimes(
    Optional<Moment> began,
    Moment detected,
    Optional<Moment> acknowledged,
    Optional<Moment> mitigated,
    Optional<Moment> resolved) {

  public static KeyTimes of(CaseFile file) {
    Optional<Moment> mitigated = Optional.empty();
    Optional<Moment> resolved = Optional.empty();
    Status now = Status.INVESTIGATING;
    for (Told<StatusChanged> move : file.all(StatusChanged.class)) {
      Status to = move.what().to();
      if (!now.mayBecome(to)) {
        continue;
      }
      now = to;
      Moment moment = moment(move, to.word());
      switch (to) {
        case INVESTIGATING, IDENTIFIED -> {
          mitigated = Optional.empty();
          resolved = Optional.empty();
        }
        case MITIGATED -> {
          mitigated = Optional.of(moment);
          resolved = Optional.empty();
        }
        case RESOLVED -> resolved = Optional.of(moment);
        case MONITORING, CLOSED -> {}
      }
    }
    return new KeyTimes(began(file), detected(file), acknowledged(file), mitigated, resolved);
  }

  private static Optional<Moment> began(CaseFile file) {
    Stream<Moment> signals =
        file.all(SignalSeen.class).stream().filter(s -> !Changes.is(s)).map(KeyTimes::moment);
    Stream<Moment> alerts =
        file.all(AlertReceived.class).stream()
            .flatMap(a ->
                a.what().since().stream()
                    .map(since ->
                        new Moment(
                            since, a.by().name() + ": " + a.what().name(), List.of(a.label()))));
    return Stream.concat(signals, alerts).min(Comparator.comparing(Moment::at));
  }

  private static Moment detected(CaseFile file) {
    return file.first(AlertReceived.class)
        .filter(a -> !a.at().isAfter(file.declaration().at()))
        .map(a -> moment(a, a.by().name() + ": " + a.what().name()))
        .orElseGet(() -> moment(file.declaration(), file.incident().summary()));
  }

  private static Optional<Moment> acknowledged(CaseFile file) {
    return file.entries().stream()
        .filter(e -> e.by() instanceof Actor.Person)
        .findFirst()
        .map(e -> new Moment(e.entry().at(), "", List.of(e.label())));
  }

  private static Moment moment(Told<? extends Happening> told, String says) {
    return new Moment(told.at(), says, List.of(told.label()));
  }

  /** A signal as a moment, with what it was read from. */
  public static Moment moment(Told<SignalSeen> seen) {
    var signal = seen.what().signal();
    return new Moment(
        seen.at(),
        signal.target() + ": " + signal.says(),
        Stream.concat(signal.evidence().stream(), Stream.of(seen.label())).toList());
  }

  public Optional<Duration> toDetect() {
    return between(began, Optional.of(detected));
  }

  public Optional<Duration> toAcknowledge() {
    return between(Optional.of(detected), acknowledged);
  }

  public Optional<Duration> toMitigate() {
    return between(began, mitigated);
  }

  public Optional<Duration> toResolve() {
    return between(began, resolved);
  }

  /** Never negative: where the order is the other way round, the time is not known. */
  private static Optional<Duration> between(Optional<Moment> from, Optional<Moment> to) {
    return from.flatMap(f -> to.map(t -> Duration.between(f.at(), t.at())))
        .filter(d -> !d.isNegative());
  }
}
