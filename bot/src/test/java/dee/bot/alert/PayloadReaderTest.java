package dee.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.target.AlertRoute;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadReaderTest {

  private static final Instant NOW = Instant.parse("2026-03-04T03:00:00Z");

  private final PayloadReader reader = new PayloadReader(InstantSource.fixed(NOW));

  @Test
  void reads_what_alertmanager_sends() {
    Delivery delivery = read(AlertRoute.ALERTMANAGER, Payloads.ALERTMANAGER);

    assertThat(delivery.by().name()).isEqualTo("Alertmanager");
    assertThat(delivery.alerts()).hasSize(2);
    Alert firing = delivery.alerts().getFirst();
    assertThat(firing.name()).isEqualTo("OrdersDown");
    assertThat(firing.text()).isEqualTo("orders: connections are reset");
    assertThat(firing.firing()).isTrue();
    assertThat(firing.since()).contains(Instant.parse("2026-03-04T02:58:10.123Z"));
    assertThat(firing.fingerprint()).isEqualTo("alertmanager:1a30ba71cca2921f");
    assertThat(firing.labels()).containsEntry("severity", "critical");
    Alert over = delivery.alerts().getLast();
    assertThat(over.firing()).isFalse();
    assertThat(over.since()).contains(Instant.parse("2026-03-04T02:59:00Z"));
    assertThat(over.text()).isEqualTo("latency above 2 s");
  }

  @Test
  void reads_what_grafana_sends() {
    Delivery delivery = read(AlertRoute.GRAFANA, Payloads.GRAFANA);

    assertThat(delivery.by().name()).isEqualTo("Grafana");
    assertThat(delivery.alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.name()).isEqualTo("Orders error rate");
          assertThat(alert.text()).isEqualTo("5 % of the orders fail");
          assertThat(alert.since()).contains(Instant.parse("2026-03-04T02:51:03.157076Z"));
          assertThat(alert.fingerprint()).isEqualTo("grafana:c6eadffa33fcdf37");
        });
  }

  @Test
  void reads_one_alert_or_several_in_the_generic_shape() {
    Delivery one =
        read(
            AlertRoute.GENERIC,
            """
            {"source": "nagios", "name": "OrdersDown", "text": "no replies",
             "since": "2026-03-04T02:58:10Z", "labels": {"service": "orders"}}
            """);
    Delivery two =
        read(
            AlertRoute.GENERIC,
            """
            {"alerts": [{"name": "A", "fingerprint": "a-1"},
                        {"name": "B", "status": "resolved", "ended": "2026-03-04T02:58:10Z"}]}
            """);

    assertThat(one.by().name()).isEqualTo("nagios");
    assertThat(one.alerts().getFirst().since()).contains(Instant.parse("2026-03-04T02:58:10Z"));
    assertThat(two.by().name()).isEqualTo("webhook");
    assertThat(two.alerts()).extracting(Alert::firing).containsExactly(true, false);
    assertThat(two.alerts().getFirst().fingerprint()).isEqualTo("generic:a-1");
  }

  @Test
  void computes_a_fingerprint_from_name_and_labels_in_any_order() {
    String one = fingerprint("{\"name\":\"A\",\"labels\":{\"a\":\"1\",\"b\":\"2\"}}");
    String same =
        fingerprint("{\"labels\":{\"b\":\"2\",\"a\":\"1\"},\"name\":\"A\",\"text\":\"x\"}");
    String other = fingerprint("{\"name\":\"A\",\"labels\":{\"a\":\"12\",\"b\":\"\"}}");

    assertThat(one).isEqualTo(same).isNotEqualTo(other).matches("generic:[0-9a-f]{16}");
    assertThat(fingerprint("{\"fingerprint\":\"<@everyone>\\u001b[31m\"}"))
        .matches("generic:[0-9a-f]{16}")
        .isNotEqualTo(fingerprint("{\"fingerprint\":\"another <one>\"}"));
  }

  @Test
  void what_an_alert_says_calls_nobody() {
    Alert alert =
        read(AlertRoute.GENERIC, "{\"name\": \"@everyone\", \"text\": \"wake up @here\"}")
            .alerts()
            .getFirst();

    assertThat(alert.name()).isEqualTo("\uFF20everyone");
    assertThat(alert.text()).isEqualTo("wake up \uFF20here");
  }

  @Test
  void cleans_cuts_and_redacts_names_and_texts() {
    Alert alert =
        read(
                AlertRoute.GENERIC,
                "{\"name\":\"\\u001b[31mred\\u202e"
                    + "n".repeat(5000)
                    + "\",\"text\":\"first\\nsecond password=hunter2hunter2 "
                    + "t".repeat(5000)
                    + "\"}")
            .alerts()
            .getFirst();

    assertThat(alert.name()).startsWith("rednnn").hasSize(100);
    assertThat(alert.text())
        .startsWith("first second password=[redacted]")
        .hasSizeLessThanOrEqualTo(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0001-01-01T00:00:00Z", "soon", "", "2199-01-01T00:00:00Z", "2026-03-04 02:58"})
  void passes_over_times_that_make_no_sense(String time) {
    assertThat(
            read(AlertRoute.GENERIC, "{\"name\":\"A\",\"since\":\"" + time + "\"}")
                .alerts()
                .getFirst()
                .since())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "null",
        "\"text\"",
        "{",
        "{} {}",
        "{\"alerts\": {}}",
        "{\"alerts\": null}",
        "{}",
        "{\"alerts\": [1]}",
        "{\"alerts\": [{\"labels\": []}]}",
        "{\"alerts\": [{\"labels\": {\"a\": 1}}]}",
        "{\"alerts\": [{\"labels\": {\"a\": {\"b\": \"c\"}}}]}",
        "{\"alerts\": [{\"annotations\": \"x\"}]}",
        "{\"alerts\": [{\"status\": \"burning\"}]}",
        "{\"alerts\": [{\"status\": true}]}",
        "{\"alerts\": [{\"startsAt\": 12}]}",
        "{\"alerts\": [{\"fingerprint\": 12}]}"
      })
  void refuses_what_has_not_the_shape(String body) {
    assertThatThrownBy(() -> read(AlertRoute.ALERTMANAGER, body))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.why()).isEqualTo(Refusal.MALFORMED);
              assertThat(refused.detail()).isNotBlank().doesNotContain("\n");
            });
  }

  @Test
  void refuses_deep_nesting_and_bytes_that_are_no_text() {
    assertThatThrownBy(() ->
            read(AlertRoute.GENERIC, "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() ->
            reader.read(AlertRoute.GENERIC, new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"'}))
        .isInstanceOf(Refused.class);
  }

  @Test
  void refuses_more_alerts_than_anyone_has() {
    String many = "{\"alerts\":[" + "{},".repeat(2000) + "{}]}";

    assertThatThrownBy(() -> read(AlertRoute.ALERTMANAGER, many))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.why()).isEqualTo(Refusal.TOO_LARGE));
  }

  @Test
  void knows_a_test_by_its_label() {
    Alert alert =
        read(AlertRoute.GENERIC, "{\"labels\":{\"dee_test\":\"true\"}}").alerts().getFirst();

    assertThat(alert.test()).isTrue();
    assertThat(alert.labels()).isEqualTo(Map.of("dee_test", "true"));
  }

  private String fingerprint(String body) {
    return read(AlertRoute.GENERIC, body).alerts().getFirst().fingerprint();
  }

  private Delivery read(AlertRoute route, String body) {
    return reader.read(route, body.getBytes(StandardCharsets.UTF_8));
  }
}
