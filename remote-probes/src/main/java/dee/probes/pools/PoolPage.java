package dee.probes.pools;

import dee.probes.pools.PoolFigures.Figure;
import dee.probes.pools.PrometheusText.Sample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pools on a metrics page: HikariCP's by the names that Micrometer and its own Prometheus
 * tracker give, Go's {@code sql.DBStats} by the names of client_golang, or as JSON of expvar under
 * any key:
 *
 * <pre>
 * hikaricp_connections_pending{pool="orders-pool"} 2.0
 * hikaricp_pending_threads{pool="stock-pool",} 2.0
 * go_sql_in_use_connections{db_name="orders"} 3
 * "db.orders": {"MaxOpenConnections":3,"OpenConnections":3,"InUse":3,"Idle":0,"WaitCount":4,"WaitDuration":0}
 * </pre>
 *
 * @param pools in the page's order
 * @param unreadable the lines of the page that could not be read
 */
record PoolPage(List<PoolFigures> pools, List<String> unreadable) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Meaning(Figure figure, double scale) {}

  private static final Map<String, Meaning> METRICS =
      Map.ofEntries(
          metric("hikaricp_connections_max", Figure.LIMIT),
          metric("hikaricp_max_connections", Figure.LIMIT),
          metric("hikaricp_connections_active", Figure.IN_USE),
          metric("hikaricp_active_connections", Figure.IN_USE),
          metric("hikaricp_connections_idle", Figure.IDLE),
          metric("hikaricp_idle_connections", Figure.IDLE),
          metric("hikaricp_connections_pending", Figure.PENDING),
          metric("hikaricp_pending_threads", Figure.PENDING),
          metric("hikaricp_connections_usage_seconds_count", Figure.SERVED),
          metric("hikaricp_connections_usage_millis_count", Figure.SERVED),
          metric("hikaricp_connection_usage_millis_count", Figure.SERVED),
          metric("hikaricp_connections_usage_seconds_sum", Figure.HELD),
          Map.entry("hikaricp_connections_usage_millis_sum", new Meaning(Figure.HELD, 1e-3)),
          Map.entry("hikaricp_connection_usage_millis_sum", new Meaning(Figure.HELD, 1e-3)),
          metric("hikaricp_connections_acquire_seconds_count", Figure.ASKED),
          metric("hikaricp_connections_acquire_millis_count", Figure.ASKED),
          metric("hikaricp_connection_acquired_nanos_count", Figure.ASKED),
          metric("hikaricp_connections_timeout_total", Figure.TIMEOUTS),
          metric("hikaricp_connection_timeout_total", Figure.TIMEOUTS),
          metric("go_sql_max_open_connections", Figure.LIMIT),
          metric("go_sql_in_use_connections", Figure.IN_USE),
          metric("go_sql_idle_connections", Figure.IDLE),
          metric("go_sql_wait_count_total", Figure.WAITED));

  private static final Map<String, Figure> DB_STATS =
      Map.of(
          "MaxOpenConnections", Figure.LIMIT,
          "InUse", Figure.IN_USE,
          "Idle", Figure.IDLE,
          "WaitCount", Figure.WAITED);

  PoolPage {
    pools = List.copyOf(pools);
    unreadable = List.copyOf(unreadable);
  }

  private static Map.Entry<String, Meaning> metric(String name, Figure figure) {
    return Map.entry(name, new Meaning(figure, 1));
  }

  static PoolPage read(String page) {
    return page.stripLeading().startsWith("{") ? json(page) : prometheus(page);
  }

  private static PoolPage prometheus(String page) {
    PrometheusText text = PrometheusText.parse(page.lines().toList());
    Map<Map<String, String>, Map<Figure, Double>> pools = new LinkedHashMap<>();
    for (Sample sample : text.samples()) {
      Meaning meaning = METRICS.get(sample.metric());
      if (meaning != null) {
        pools
            .computeIfAbsent(sample.labels(), _ -> new EnumMap<>(Figure.class))
            .put(meaning.figure(), sample.value() * meaning.scale());
      }
    }
    List<PoolFigures> read = new ArrayList<>();
    pools.forEach((labels, figures) -> read.add(new PoolFigures(name(labels), limited(figures))));
    return new PoolPage(read, text.unreadable());
  }

  private static String name(Map<String, String> labels) {
    return labels.getOrDefault(
        "pool", labels.getOrDefault("db_name", String.join(" ", labels.values())));
  }

  private static PoolPage json(String page) {
    List<PoolFigures> pools = new ArrayList<>();
    try {
      for (Map.Entry<String, JsonNode> field : JSON.readTree(page).properties()) {
        JsonNode stats = field.getValue();
        if (stats.has("MaxOpenConnections") && stats.has("InUse")) {
          Map<Figure, Double> figures = new EnumMap<>(Figure.class);
          DB_STATS.forEach((key, figure) -> {
            if (stats.path(key).isNumber()) {
              figures.put(figure, stats.path(key).doubleValue());
            }
          });
          pools.add(new PoolFigures(field.getKey(), limited(figures)));
        }
      }
      return new PoolPage(pools, List.of());
    } catch (JacksonException e) {
      return new PoolPage(List.of(), List.of("no JSON: " + e.getOriginalMessage()));
    }
  }

  /** Go's zero means that there is no limit. */
  private static Map<Figure, Double> limited(Map<Figure, Double> figures) {
    figures.remove(Figure.LIMIT, 0.0);
    return figures;
  }
}
