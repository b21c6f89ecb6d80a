package dee.probes.history;

import dee.probes.Instance;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.PrometheusAccess;
import dee.probes.history.PrometheusClient.NoToken;
import dee.probes.history.PrometheusClient.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the service's Prometheus remembers of an instance: its pool, files, latency, errors over the
 * last hour. It outlives the process, and is asked from Dee's own host.
 */
public final class HistoryProbe implements LocalProbe<History> {

  private final Span span;
  private final InstantSource clock;
  private final Function<String, Optional<String>> environment;

  /** A probe that looks through the last hour. */
  public HistoryProbe() {
    this(Span.HOUR, InstantSource.system(), name -> Optional.ofNullable(System.getenv(name)));
  }

  HistoryProbe(Span span, InstantSource clock, Function<String, Optional<String>> environment) {
    this.span = span;
    this.clock = clock;
    this.environment = environment;
  }

  @Override
  public String id() {
    return "history";
  }

  @Override
  public String purpose() {
    return "its last hour, by its Prometheus";
  }

  @Override
  public Class<History> answer() {
    return History.class;
  }

  @Override
  public Asked<History> ask(Instance instance) throws InterruptedException {
    if (instance.prometheus().isEmpty()) {
      String why = "no prometheus is configured for this service";
      return new Asked<>(Outcome.unavailable(Reason.NOT_CONFIGURED, why), "curl PROMETHEUS", why);
    }
    PrometheusAccess access = instance.prometheus().get();
    String command =
        "curl -sG "
            + access.url()
            + "/api/v1/query_range -d start=… -d end=… -d step="
            + span.step().toSeconds()
            + " --data-urlencode 'query=QUERY'";
    Map<Measure, String> queries = new EnumMap<>(Measure.class);
    Queries words = new Queries(access, span);
    Measure.all().forEach(m -> words.of(m).ifPresent(query -> queries.put(m, query)));
    try (PrometheusClient client = new PrometheusClient(access, environment)) {
      Instant now = clock.instant();
      Map<Measure, Reply> replies = client.ask(queries, now, span);
      Duration ahead = Replies.ahead(replies, clock.instant());
      Map<Measure, RangeAnswer> answers = new EnumMap<>(Measure.class);
      replies.forEach((measure, reply) -> answers.put(measure, Replies.answer(reply, ahead)));
      return new Asked<>(
          outcome(replies, answers, access), command, HistoryText.of(queries, answers));
    } catch (NoToken e) {
      String why = String.valueOf(e.getMessage());
      return new Asked<>(Outcome.unavailable(Reason.NOT_PERMITTED, why), command, why);
    }
  }

  private Outcome<History> outcome(
      Map<Measure, Reply> replies, Map<Measure, RangeAnswer> answers, PrometheusAccess access) {
    List<RangeAnswer.Refused> refused =
        answers.values().stream()
            .filter(RangeAnswer.Refused.class::isInstance)
            .map(RangeAnswer.Refused.class::cast)
            .toList();
    if (refused.size() == answers.size()) {
      return Replies.unavailable(replies.values().iterator().next(), refused.getFirst().why());
    }
    History history = HistoryReader.read(answers);
    if (history.courses().isEmpty()) {
      return Outcome.unavailable(
          refused.isEmpty() ? Reason.NOT_THERE : Reason.UNREACHABLE,
          refused.isEmpty()
              ? "it answers, but knows no such series with {"
                  + access.selector()
                  + "} in the last "
                  + span.length().toMinutes()
                  + " min"
              : refused.getFirst().why());
    }
    return Outcome.measured(history);
  }
}
