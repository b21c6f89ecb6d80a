package dee.bot.health;

import dee.bot.alert.AlertCounts;
import dee.bot.delivery.DeliveryListener;
import dee.bot.room.Outbox.Letter;
import dee.bot.store.StoreException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Dee's own numbers, in the format of Prometheus; safe for many threads. */
public final class Metrics implements DeliveryListener {

  private static final Duration[] LAGS = seconds(0.5, 1, 2, 5, 10, 30, 60, 300);
  private static final Duration[] PROBES = seconds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30);
  private static final Duration[] RUNS = seconds(1, 2.5, 5, 10, 20, 30, 60, 120);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter delivered = posts("delivered");
  private final Counter failed = posts("failed");
  private final Timer lag =
      Timer.builder("dee.post.lag")
          .description("from a post's writing to its being shown")
          .serviceLevelObjectives(LAGS)
          .register(registry);
  private final MultiGauge gateway =
      MultiGauge.builder("dee.discord.gateway")
          .description("1 for the status the gateway has")
          .register(registry);
  private final MultiGauge ping =
      MultiGauge.builder("dee.discord.ping")
          .description("how long the gateway takes to answer")
          .baseUnit("seconds")
          .register(registry);
  private volatile Optional<Vitals> watched = Optional.empty();

  private static Duration[] seconds(double... limits) {
    Duration[] durations = new Duration[limits.length];
    for (int i = 0; i < limits.length; i++) {
      durations[i] = Duration.ofMillis(Math.round(limits[i] * 1000));
    }
    return durations;
  }

  private Counter posts(String result) {
    return Counter.builder("dee.posts")
        .description("posts that were shown, and tries that failed")
        .tag("result", result)
        .register(registry);
  }

  /** Has that looked up from now on. */
  public void watch(Vitals vitals) {
    watched = Optional.of(vitals);
    Gauge.builder("dee.outbox.posts", vitals, Metrics::waiting)
        .description("posts that wait to be shown")
        .register(registry);
    Gauge.builder("dee.chat.lease", vitals, v -> v.speaks() ? 1 : 0)
        .description("1 while this Dee is the one that speaks in the chat")
        .register(registry);
  }

  private static double waiting(Vitals vitals) {
    try {
      return vitals.waiting();
    } catch (StoreException _) {
      return Double.NaN; // not 0: nobody could look
    }
  }

  @Override
  public void shown(Letter letter, Instant at) {
    delivered.increment();
    Duration took = Duration.between(letter.writtenAt(), at);
    lag.record(took.isNegative() ? Duration.ZERO : took);
  }

  @Override
  public void failed(Letter letter) {
    failed.increment();
  }

  /** A probe was taken. */
  public void probed(String probe, Duration took) {
    Timer.builder("dee.probe")
        .description("how long a probe took on its target")
        .tag("probe", probe)
        .serviceLevelObjectives(PROBES)
        .register(registry)
        .record(took);
  }

  /** A playbook has run to its end. */
  public void ran(String playbook, Duration took) {
    Timer.builder("dee.run")
        .description("how long a playbook took on all instances")
        .tag("playbook", playbook)
        .serviceLevelObjectives(RUNS)
        .register(registry)
        .record(took);
  }

  /** All numbers as Prometheus reads them. */
  String page() {
    watched.ifPresent(this::look);
    return registry.scrape();
  }

  private void look(Vitals vitals) {
    vitals.alerts().all().forEach(count -> count(vitals.alerts(), count));
    vitals.sshFailures().keySet().forEach(kind -> sshFailures(vitals, kind));
    List<Vitals.Gateway> gateways = vitals.gateway().stream().toList();
    gateway.register(
        gateways.stream().map(g -> MultiGauge.Row.of(Tags.of("status", g.status()), 1)).toList(),
        true);
    ping.register(
        gateways.stream()
            .filter(g -> !g.ping().isNegative())
            .map(g -> MultiGauge.Row.of(Tags.empty(), g.ping().toMillis() / 1000.0))
            .toList(),
        true);
  }

  /**
   * Names that were seen once are counted further by themselves; to name them again is harmless.
   */
  private void count(AlertCounts counts, AlertCounts.Count seen) {
    String name =
        switch (seen.about()) {
          case "requests" -> "dee.alert.requests";
          case "refusals" -> "dee.alert.refusals";
          default -> "dee.alerts";
        };
    FunctionCounter.builder(name, counts, c -> c.of(seen.about(), seen.route(), seen.what()))
        .description("alerts that came in, by route and by what became of them")
        .tags("route", seen.route(), "what", seen.what())
        .register(registry);
  }

  private void sshFailures(Vitals vitals, String kind) {
    FunctionCounter.builder("dee.ssh.failures", vitals, v -> v.sshFailures().getOrDefault(kind, 0L))
        .description("scripts that did not reach their target or did not end there")
        .tag("kind", kind)
        .register(registry);
  }
}
