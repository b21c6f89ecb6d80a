package dee.bot.lab.service;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A HikariCP pool's numbers as a Prometheus page, under the names that Micrometer gives them.
 *
 * <pre>
 * hikaricp_connections_active{pool="orders"} 5.0
 * hikaricp_connections_usage_seconds_count{pool="orders"} 187
 * hikaricp_connections_usage_seconds_sum{pool="orders"} 18.92
 * </pre>
 */
final class PoolMetrics implements MetricsTrackerFactory, IMetricsTracker {

  private final LongAdder acquired = new LongAdder();
  private final LongAdder acquiredNanos = new LongAdder();
  private final LongAdder used = new LongAdder();
  private final LongAdder usedMillis = new LongAdder();
  private final LongAdder created = new LongAdder();
  private final LongAdder createdMillis = new LongAdder();
  private final LongAdder timeouts = new LongAdder();
  private volatile @Nullable PoolStats stats;

  @Override
  public IMetricsTracker create(String poolName, PoolStats poolStats) {
    stats = poolStats;
    return this;
  }

  @Override
  public void recordConnectionAcquiredNanos(long elapsedAcquiredNanos) {
    acquired.increment();
    acquiredNanos.add(elapsedAcquiredNanos);
  }

  @Override
  public void recordConnectionUsageMillis(long elapsedBorrowedMillis) {
    used.increment();
    usedMillis.add(elapsedBorrowedMillis);
  }

  @Override
  public void recordConnectionCreatedMillis(long connectionCreatedMillis) {
    created.increment();
    createdMillis.add(connectionCreatedMillis);
  }

  @Override
  public void recordConnectionTimeout() {
    timeouts.increment();
  }

  /** The page. */
  String page() {
    StringBuilder page = new StringBuilder();
    PoolStats now = stats;
    if (now != null) {
      gauge(page, "hikaricp_connections", "Total connections", now.getTotalConnections());
      gauge(page, "hikaricp_connections_active", "Active connections", now.getActiveConnections());
      gauge(page, "hikaricp_connections_idle", "Idle connections", now.getIdleConnections());
      gauge(page, "hikaricp_connections_pending", "Pending threads", now.getPendingThreads());
      gauge(page, "hikaricp_connections_max", "Max connections", now.getMaxConnections());
      gauge(page, "hikaricp_connections_min", "Min connections", now.getMinConnections());
    }
    summary(page, "acquire", "Connection acquire time", acquired, acquiredNanos.sum() / 1e9);
    summary(page, "usage", "Connection usage time", used, usedMillis.sum() / 1e3);
    summary(page, "creation", "Connection creation time", created, createdMillis.sum() / 1e3);
    head(page, "hikaricp_connections_timeout_total", "counter", "Connection timeout total count");
    page.append("hikaricp_connections_timeout_total{pool=\"orders\"} ")
        .append((double) timeouts.sum())
        .append('\n');
    return page.toString();
  }

  private static void head(StringBuilder page, String name, String type, String about) {
    page.append("# HELP ").append(name).append(' ').append(about).append('\n');
    page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void gauge(StringBuilder page, String name, String about, int value) {
    head(page, name, "gauge", about);
    page.append(name).append("{pool=\"orders\"} ").append((double) value).append('\n');
  }

  private static void summary(
      StringBuilder page, String what, String about, LongAdder count, double seconds) {
    String name = "hikaricp_connections_" + what + "_seconds";
    head(page, name, "summary", about);
    page.append(name + "_count{pool=\"orders\"} ").append(count.sum()).append('\n');
    page.append(String.format(Locale.ROOT, "%s_sum{pool=\"orders\"} %.3f\n", name, seconds));
  }
}
