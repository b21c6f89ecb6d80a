package dee.bot.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.incident.Severity;
import dee.bot.target.AlertMapping.Meaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertsReaderTest {

  private static final String GOOD =
      """
      targets: {a: }
      services:
        orders: {instances: [{target: a, port: 80}]}
        pay: {investigate: manual, instances: [{target: a, port: 81}]}
      alerts:
        port: 9999
        surge-window: 3m
        alertmanager: {token-env: A_TOKEN}
        grafana: {hmac-file: grafana.key}
        rules:
          - match: {job: /pay-.*/, env: prod}
            service: pay
            severity: sev1
        severities: {page: sev2}
      """;
  private static final String LONG = "0123456789abcdef";

  @TempDir Path folder;

  @Test
  void reads_the_whole_section() throws IOException {
    AlertSettings alerts = read(GOOD).alerts().orElseThrow();
    Files.writeString(folder.resolve("grafana.key"), LONG + "-of-the-file\n");

    assertThat(alerts.bind()).isEqualTo("127.0.0.1");
    assertThat(alerts.port()).isEqualTo(9999);
    assertThat(alerts.surge()).isEqualTo(Duration.ofMinutes(3));
    assertThat(alerts.secrets(Map.of("A_TOKEN", LONG)))
        .containsExactly(
            Map.entry(AlertRoute.ALERTMANAGER, new AlertSecret(AlertSecret.Kind.TOKEN, LONG)),
            Map.entry(
                AlertRoute.GRAFANA, new AlertSecret(AlertSecret.Kind.HMAC, LONG + "-of-the-file")));
  }

  @Test
  void without_the_section_nothing_comes_in_and_services_are_investigated_by_themselves() {
    Inventory inventory = read(GOOD.substring(0, GOOD.indexOf("alerts:")));

    assertThat(inventory.alerts()).isEmpty();
    assertThat(inventory.service("orders").orElseThrow().investigatesByItself()).isTrue();
    assertThat(inventory.service("pay").orElseThrow().investigatesByItself()).isFalse();
  }

  @Test
  void the_first_rule_whose_labels_all_fit_decides_and_then_the_label() {
    AlertMapping mapping = read(GOOD).alerts().orElseThrow().mapping();

    assertThat(mapping.meaning(Map.of("job", "pay-api", "env", "prod", "severity", "page")))
        .contains(new Meaning("pay", Severity.SEV_1));
    assertThat(mapping.meaning(Map.of("job", "pay-api", "env", "test"))).isEmpty();
    assertThat(mapping.meaning(Map.of("job", "my-pay-api", "env", "prod"))).isEmpty();
    assertThat(mapping.meaning(Map.of("service", "orders", "severity", "page")))
        .contains(new Meaning("orders", Severity.SEV_2));
    assertThat(mapping.meaning(Map.of("service", "orders", "severity", "critical")))
        .contains(new Meaning("orders", Severity.SEV_3));
    assertThat(mapping.meaning(Map.of("service", "mail"))).isEmpty();
    assertThat(mapping.meaning(Map.of())).isEmpty();
  }

  @Test
  void the_usual_severities_are_known_without_being_configured() {
    AlertMapping mapping =
        read(GOOD.replace("  severities: {page: sev2}\n", "")).alerts().orElseThrow().mapping();

    assertThat(mapping.meaning(Map.of("service", "orders", "severity", "critical")))
        .contains(new Meaning("orders", Severity.SEV_2));
    assertThat(mapping.meaning(Map.of("service", "orders", "severity", "info")))
        .contains(new Meaning("orders", Severity.SEV_4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          token-env: A_TOKEN  | "token: hunter2hunter2hunter2"  | 8  | write, for example, 'token-env: DEE_ALERTMANAGER_TOKEN' instead of 'token'
          token-env: A_TOKEN  | "token-env: not/a-name"         | 8  | must be the name of an environment variable, not the secret itself
          {token-env: A_TOKEN} | ""                             | 8  | has no secret; give exactly one of token-env, token-file, hmac-env, hmac-file
          token-env: A_TOKEN  | "token-env: A, hmac-env: B"     | 8  | has more than one secret; give exactly one of
          hmac-file: grafana  | "hmac-fil: grafana"             | 9  | did you mean 'hmac-file'?
          service: pay        | "service: pey"                  | 12 | there is no service 'pey'; did you mean 'pay'?; services are: orders, pay
          /pay-.*/            | "/pay-(/"                       | 11 | /pay-(/ is no pattern
          "{job: /pay-.*/, env: prod}" | "{}"                   | 11 | needs at least one label
          severity: sev1      | "severity: bad"                 | 13 | 'bad' is no severity; allowed are: sev1, sev2, sev3, sev4
          page: sev2          | "page: high"                    | 14 | 'high' is no severity
          investigate: manual | "investigate: never"            | 4  | 'never' is not allowed; allowed are: auto
          surge-window: 3m    | "surge-window: long"            | 7  | 'long' is no duration
          """)
  void says_file_line_and_what_is_allowed(String good, String bad, int line, String message) {
    assertThat(GOOD).contains(good);

    assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
        .isInstanceOf(ConfigurationError.class)
        .message()
        .startsWith(folder.resolve("dee.yaml") + ":" + line + ": ")
        .contains(message)
        .doesNotContain("hunter2");
  }

  @Test
  void refuses_a_section_without_a_route() {
    assertThatThrownBy(() -> read("alerts: {port: 9999}"))
        .isInstanceOf(ConfigurationError.class)
        .hasMessageContaining("dee.yaml:1: 'alerts' has no route");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                   | is not set
          '   '                | is not set
          short                | has only 5 characters; it needs at least 16
          0123456789abcdef  ü  | has spaces, line breaks or other than ASCII
          """)
  void refuses_to_listen_with_a_secret_that_is_none(String secret, String message) {
    AlertSettings alerts = read(GOOD).alerts().orElseThrow();

    assertThatThrownBy(() -> alerts.secrets(Map.of("A_TOKEN", secret)))
        .isInstanceOf(ConfigurationError.class)
        .message()
        .startsWith(
            folder.resolve("dee.yaml") + ":8: the secret of 'alertmanager' ($A_TOKEN) " + message)
        .endsWith("without it Dee does not listen for alerts");
  }

  @Test
  void refuses_a_file_that_is_not_there_empty_or_another_routes() throws IOException {
    AlertSettings alerts = read(GOOD).alerts().orElseThrow();
    Map<String, String> environment = Map.of("A_TOKEN", LONG);
    Path key = folder.resolve("grafana.key");

    assertThatThrownBy(() -> alerts.secrets(environment))
        .hasMessageContaining("dee.yaml:9: the secret of 'grafana' (file " + key)
        .hasMessageContaining("cannot be read");
    Files.writeString(key, "\n");
    assertThatThrownBy(() -> alerts.secrets(environment)).hasMessageContaining("is empty");
    Files.writeString(key, LONG + "\n");
    assertThatThrownBy(() -> alerts.secrets(environment))
        .hasMessageContaining("is that of 'alertmanager' too; each route needs its own")
        .hasMessageNotContaining(LONG);
  }

  private Inventory read(String text) {
    try {
      return InventoryReader.read(Files.writeString(folder.resolve("dee.yaml"), text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
