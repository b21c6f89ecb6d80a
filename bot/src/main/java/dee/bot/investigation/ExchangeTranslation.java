package dee.bot.investigation;

import dee.bot.incident.Exchange;
import dee.bot.room.Cleaned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Packets that a run shows, as the timeline keeps them: labels come from targets, so they are cleaned. */
public final class ExchangeTranslation {

  /** More steps than these nobody reads. */
  private static final int STEPS = 60;

  private static final int NAME = 60;
  private static final int ADDRESS = 60;
  private static final int WHAT = 40;
  private static final int NOTE = 200;

  private ExchangeTranslation() {}

  /** The exchange of a run that is no incident's: its evidence keeps its ids. */
  public static Exchange of(dee.playbooks.Exchange exchange) {
    return of(exchange, ids -> ids, said -> Cleaned.calm(said, 400));
  }

  /**
   * The exchange of an incident's run.
   *
   * @param ids the incident's ids of the run's evidence
   * @param sentence the run's sentences, cleaned, with these ids
   */
  static Exchange of(
      dee.playbooks.Exchange exchange,
      UnaryOperator<List<String>> ids,
      UnaryOperator<String> sentence) {
    return new Exchange(
        sentence.apply(exchange.shows()),
        Cleaned.calm(exchange.condition(), NAME),
        party(exchange.client()),
        party(exchange.server()),
        steps(exchange.steps()),
        Cleaned.calm(exchange.captured(), NOTE),
        ids.apply(exchange.evidence()));
  }

  private static List<Exchange.Step> steps(List<dee.playbooks.Exchange.Step> steps) {
    List<Exchange.Step> first =
        steps.stream()
            .limit(steps.size() > STEPS ? STEPS - 1 : STEPS)
            .map(ExchangeTranslation::step)
            .toList();
    return steps.size() <= STEPS
        ? first
        : Stream.concat(first.stream(), Stream.of(rest(steps.subList(STEPS - 1, steps.size()))))
            .toList();
  }

  private static Exchange.Step rest(List<dee.playbooks.Exchange.Step> steps) {
    long packets = 0;
    Duration length = Duration.ZERO;
    List<Duration> times = new ArrayList<>();
    for (dee.playbooks.Exchange.Step step : steps) {
      switch (step) {
        case dee.playbooks.Exchange.Pause pause -> packets += pause.omitted();
        case dee.playbooks.Exchange.Arrow arrow -> {
          packets++;
          times.add(arrow.after());
        }
      }
    }
    if (!times.isEmpty()) {
      length = times.getLast().minus(times.getFirst());
    }
    return new Exchange.Pause(length, packets);
  }

  private static Exchange.Party party(dee.playbooks.Exchange.Party party) {
    return new Exchange.Party(
        Cleaned.calm(party.name(), NAME), Cleaned.calm(party.address(), ADDRESS));
  }

  private static Exchange.Step step(dee.playbooks.Exchange.Step step) {
    return switch (step) {
      case dee.playbooks.Exchange.Pause(var length, long omitted) ->
          new Exchange.Pause(length, omitted);
      case dee.playbooks.Exchange.Arrow a ->
          new Exchange.Arrow(
              a.at(),
              a.after(),
              sender(a.from()),
              Cleaned.calm(a.what(), WHAT),
              Cleaned.calm(a.note(), NOTE),
              seen(a.seen()),
              a.telling());
    };
  }

  private static Exchange.Sender sender(dee.playbooks.Exchange.Sender sender) {
    return switch (sender) {
      case CLIENT -> Exchange.Sender.CLIENT;
      case SERVER -> Exchange.Sender.SERVER;
      case OTHER_AS_SERVER -> Exchange.Sender.OTHER_AS_SERVER;
    };
  }

  private static Exchange.Seen seen(dee.playbooks.Exchange.Seen seen) {
    return switch (seen) {
      case BOTH -> Exchange.Seen.BOTH;
      case CLIENT_ONLY -> Exchange.Seen.CLIENT_ONLY;
      case SERVER_ONLY -> Exchange.Seen.SERVER_ONLY;
      case ONE_CAPTURE -> Exchange.Seen.ONE_CAPTURE;
    };
  }
}
