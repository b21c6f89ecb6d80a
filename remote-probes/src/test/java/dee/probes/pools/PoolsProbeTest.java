package dee.probes.pools;

import static dee.probes.Captured.measured;
import static dee.probes.Captured.output;
import static dee.probes.Captured.samples;
import static dee.probes.Captured.twice;
import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Captured;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Instance.MetricsFrom;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolsProbeTest {

  private static final PoolsProbe PROBE = new PoolsProbe();
  private static final String ENDED = "\n# status 200\n# ended 0\n";

  @Test
  void reads_the_names_micrometer_gives() {
    Pool pool =
        measured(PROBE.parse(twice("pools/hikari-7.1/micrometer"))).tightest().orElseThrow();
    assertThat(pool)
        .isEqualTo(
            new Pool(
                "orders-pool",
                OptionalLong.of(3),
                OptionalLong.of(3),
                OptionalLong.of(0),
                OptionalLong.of(2),
                OptionalDouble.of(1),
                OptionalDouble.of(3),
                Optional.of(pool.held().orElseThrow()),
                Optional.of(pool.heldBefore().orElseThrow()),
                OptionalLong.of(4)));
    assertThat(pool.held().orElseThrow())
        .isBetween(Duration.ofMillis(1300), Duration.ofMillis(1500));
    assertThat(pool.heldBefore().orElseThrow())
        .isBetween(Duration.ofMillis(4), Duration.ofMillis(20));
    assertThat(pool.exhausted()).isTrue();
  }

  @Test
  void reads_the_names_hikari_gives_itself() {
    PoolStatistics pools = measured(PROBE.parse(twice("pools/hikari-7.1/hikari")));
    Pool pool = pools.pools().getFirst();
    assertThat(pool.name()).isEqualTo("stock-pool");
    assertThat(pool.limit()).hasValue(2);
    assertThat(pool.waiting()).hasValue(2);
    assertThat(pool.timeouts()).hasValue(4);
    assertThat(pool.servedPerSecond()).hasValue(1);
    assertThat(pool.exhausted()).isTrue();
    assertThat(pools.window()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void the_waiting_of_go_are_those_that_came_to_wait_within_the_window() {
    String first =
        """
        {
        "cmdline": ["/srv/orders"],
        "db.orders": {"MaxOpenConnections":3,"OpenConnections":3,"InUse":3,"Idle":0,"WaitCount":4,"WaitDuration":0},
        "db.audit": {"MaxOpenConnections":0,"OpenConnections":1,"InUse":0,"Idle":1,"WaitCount":0,"WaitDuration":0}
        }
        """
            + ENDED;
    PoolStatistics pools =
        measured(
            PROBE.parse(output(0, first, first.replace("\"WaitCount\":4", "\"WaitCount\":34"))));
    Pool orders = pools.tightest().orElseThrow();
    assertThat(orders.name()).isEqualTo("db.orders");
    assertThat(orders.waiting()).hasValue(30);
    assertThat(orders.exhausted()).isTrue();
    assertThat(orders.servedPerSecond()).isEmpty();
    assertThat(pools.pools().getLast().limit()).isEmpty();
  }

  @Test
  void reads_the_names_client_golang_gives() {
    String page =
        """
        go_sql_max_open_connections{db_name="orders"} 5
        go_sql_in_use_connections{db_name="orders"} 5
        go_sql_idle_connections{db_name="orders"} 0
        go_sql_wait_count_total{db_name="orders"} 12
        go_sql_wait_duration_seconds_total{db_name="orders"} 0
        """
            + ENDED;
    Pool pool = measured(PROBE.parse(output(0, page, page))).pools().getFirst();
    assertThat(pool.name()).isEqualTo("orders");
    assertThat(pool.inUse()).hasValue(5);
    assertThat(pool.waiting()).hasValue(0);
    assertThat(pool.exhausted()).isFalse();
  }

  @Test
  void a_counter_that_began_anew_has_no_rate() {
    String before = "hikaricp_connections_usage_seconds_count{pool=\"a\"} 90\n" + ENDED;
    String now = "hikaricp_connections_usage_seconds_count{pool=\"a\"} 3\n" + ENDED;
    assertThat(measured(PROBE.parse(output(0, before, now))).pools().getFirst().servedPerSecond())
        .isEmpty();
  }

  @Test
  void one_page_of_two_tells_the_state_without_rates() {
    String page = Captured.text("pools/hikari-7.1/micrometer.2.out");
    String refused = Captured.text("pools/hikari-7.1/refused.out");
    Pool pool = measured(PROBE.parse(output(0, refused, page))).pools().getFirst();
    assertThat(pool.waiting()).hasValue(2);
    assertThat(pool.servedPerSecond()).isEmpty();
  }

  @Test
  void a_page_that_is_refused_is_unreachable_and_says_why_that_may_be() {
    Outcome<PoolStatistics> outcome =
        PROBE.parse(samples("pools/hikari-7.1/micrometer.1.out", "pools/hikari-7.1/refused.out"));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class,
            u -> {
              assertThat(u.reason()).isEqualTo(Reason.UNREACHABLE);
              assertThat(u.detail())
                  .contains("Failed to connect")
                  .contains("a process without a free descriptor cannot answer its metrics page");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# said curl: (28) Operation timed out after 2006 milliseconds with 0 bytes received\n# status 000\n# ended 28\n",
        "# said Read error (Connection timed out) in headers.\n# ended 4\n"
      })
  void a_page_that_does_not_come_has_timed_out(String text) {
    assertThat(PROBE.parse(output(0, text, text)))
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class, u -> assertThat(u.reason()).isEqualTo(Reason.TIMED_OUT));
  }

  @Test
  void a_probe_that_ran_out_of_time_says_the_same() {
    assertThat(PROBE.parse(output(124, "", "")).whyNot())
        .hasValueSatisfying(w -> assertThat(w).contains("free descriptor"));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 503, 302})
  void another_status_is_no_page(int status) {
    String text = "\n# status " + status + "\n# ended 0\n";
    assertThat(PROBE.parse(output(0, text, text)).whyNot())
        .hasValueSatisfying(w -> assertThat(w).contains("status " + status));
  }

  @Test
  void a_page_without_pools_is_no_empty_pool() {
    assertThat(PROBE.parse(output(0, ENDED, ENDED)))
        .isEqualTo(Outcome.unavailable(Reason.NOT_CONFIGURED, "the metrics page tells of no pool"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"db\":", "{\"a\":1}}}", "hikaricp_connections_active{pool=\n"})
  void garbage_and_truncation_are_no_pools(String text) {
    assertThat(PROBE.parse(output(0, text, text)).asOptional()).isEmpty();
  }

  @Test
  void a_missing_tool_and_a_missing_address_say_so() {
    assertThat(PROBE.parse(output(69, "no curl or wget", "no curl or wget")))
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "no curl or wget"));
    assertThat(PROBE.parse(output(78, "none", "none")))
        .isEqualTo(Outcome.unavailable(Reason.NOT_CONFIGURED, "none"));
  }

  @Test
  void asks_on_the_target_only_where_that_is_wanted() {
    assertThat(PROBE.arguments(PoolInstance.asked(MetricsFrom.TARGET, URI.create("http://a/m"))))
        .containsExactly("http://a/m");
    assertThat(PROBE.arguments(PoolInstance.asked(MetricsFrom.DEE, URI.create("http://a/m"))))
        .containsExactly("");
    assertThat(PROBE.arguments(Instance.of("orders", "local", new HostPort("a", 1))))
        .containsExactly("");
  }

  @Test
  void an_answer_cut_anywhere_never_throws() {
    String text = Captured.text("pools/hikari-7.1/hikari.1.out");
    for (int end = 0; end < text.length(); end += 5) {
      assertThat(PROBE.parse(output(0, text, text.substring(0, end)))).isNotNull();
    }
  }
}
