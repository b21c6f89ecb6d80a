package dee.bot.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.incident.Severity;
import dee.probes.HostPort;
import dee.probes.Instance.MetricsFrom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryReaderTest {

  private static final String GOOD =
      """
      data: here
      ssh:
        user: oncall
        connect-timeout: 2s
      targets:
        a: {host: 127.0.0.1, port: 2222, sudo: true}
        b:
      services:
        orders:
          health-path: /health
          log: /var/log/o.log
          instances:
            - target: a
              address: 127.0.0.1:8080
              metrics: http://127.0.0.1:8080/metrics
            - target: b
              port: 9090
              metrics-from: dee
              log: /srv/o.log
      """;

  @TempDir Path folder;

  @Test
  void reads_what_an_instance_inherits_and_overrides() {
    Inventory inventory = read(GOOD);

    Service orders = inventory.service("orders").orElseThrow();
    assertThat(orders.playbook()).isEqualTo("connection-reset");
    assertThat(orders.on("a").orElseThrow().log()).contains("/var/log/o.log");
    assertThat(orders.on("b").orElseThrow())
        .satisfies(b -> {
          assertThat(b.address()).isEqualTo(new HostPort("b", 9090));
          assertThat(b.log()).contains("/srv/o.log");
          assertThat(b.healthPath()).isEqualTo("/health");
          assertThat(b.metricsFrom()).isEqualTo(MetricsFrom.DEE);
        });
    assertThat(inventory.target("a").orElseThrow().sudo()).isTrue();
    assertThat(inventory.data()).isEqualTo(folder.resolve("here"));
    assertThat(inventory.ssh().connect()).isEqualTo(Duration.ofSeconds(2));
    assertThat(inventory.ssh().total()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void the_example_is_read_and_names_every_key() throws IOException {
    Path example = Path.of("dee.example.yaml");

    assertThat(InventoryReader.read(example).services()).containsKey("orders");
    String text = Files.readString(example);
    for (String key : InventoryReader.keys()) {
      assertThat(text).containsPattern("(?m)(^|[ {#-])" + key + ":");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          health-path: /health        | heath-path: /health         | 10 | 'heath-path' is no key of service 'orders'; did you mean 'health-path'?
          sudo: true                  | sudo: maybe                 | 6  | 'maybe' is not allowed; allowed are: true, false
          port: 2222                  | port: 99999                 | 6  | '99999' is no port; allowed are 1 to 65535
          connect-timeout: 2s         | connect-timeout: soon       | 4  | 'soon' is no duration; write it as 500ms, 5s, 2m, 1h or 90d
          connect-timeout: 2s         | connect-timeout: 0s         | 4  | must be more than nothing
          - target: b                 | - target: bb                | 16 | there is no target 'bb'; did you mean 'b'?; targets are: a, b
          - target: b                 | - target: a                 | 16 | already has an instance on 'a'
          address: 127.0.0.1:8080     | address: 127.0.0.1          | 14 | '127.0.0.1' is not host:port
          host: 127.0.0.1             | host: 203.0.113.5           | 14 | 127.0.0.1:8080 is on Dee's own host, and 'a' is another machine: Dee would try itself; give the address under which clients reach the instance
          host: 127.0.0.1             | "host: '2001:db8::5'"       | 14 | 127.0.0.1:8080 is on Dee's own host, and 'a' is another machine
          port: 9090                  | health-path: /x             | 16 | give either 'address' (host:port) or 'port'
          metrics-from: dee           | metrics-from: you           | 18 | 'you' is not allowed; allowed are: target
          metrics: http:              | metrics: gopher:            | 15 | is no http:// or https:// address
          user: oncall                | "user: [a, b]"              | 3  | must be one value, not a list
          targets:                    | target:                     | 6  | 'target' is no key of the configuration; did you mean 'targets'?
          data: here                  | "data: [here"               | 2  | this is not YAML
          """)
  void says_file_line_and_what_is_allowed(String good, String bad, int line, String message) {
    assertThat(GOOD).contains(good);
    String text = GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad);

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigurationError.class)
        .message()
        .startsWith(folder.resolve("dee.yaml") + ":" + line + ": ")
        .contains(message);
  }

  @Test
  void a_name_may_be_an_alias_of_the_machine_itself() {
    String text = GOOD.replace("{host: 127.0.0.1, port: 2222,", "{host: vagrant,");
    assertThat(read(text).target("a").orElseThrow().host()).isEqualTo("vagrant");
  }

  @Test
  void refuses_a_key_that_stands_twice() {
    assertThatThrownBy(() -> read("data: a\ndata: b\n"))
        .isInstanceOf(ConfigurationError.class)
        .hasMessageContaining("dee.yaml:2: ");
  }

  @Test
  void people_have_the_rights_that_stand_by_their_name_and_others_the_default() {
    People people =
        read("people:\n  default: [read]\n  li: [Read, approve]\n  wang: admin\n").people();
    assertThat(people.rightsOf("li")).containsExactlyInAnyOrder(Right.READ, Right.APPROVE);
    assertThat(people.rightsOf("wang")).containsExactlyInAnyOrder(Right.values());
    assertThat(people.rightsOf("anybody")).containsExactly(Right.READ);
    assertThat(people.rightsOf("default")).containsExactly(Right.READ);
    assertThat(read("").people().rightsOf("anybody"))
        .containsExactlyInAnyOrder(Right.READ, Right.PROBE, Right.DECLARE, Right.APPROVE);
  }

  @Test
  void updates_come_as_often_as_the_severity_says_or_never() {
    UpdateIntervals intervals = read("updates:\n  sev1: 5m\n  sev2: off\n").updates();
    assertThat(intervals.of(Severity.SEV_1)).contains(Duration.ofMinutes(5));
    assertThat(intervals.of(Severity.SEV_2)).isEmpty();
    assertThat(intervals.of(Severity.SEV_3)).contains(Duration.ofHours(1));
    assertThat(intervals.of(Severity.SEV_4)).isEmpty();
    Instant due = Instant.parse("2026-03-01T02:05:00Z");
    assertThat(intervals.ask(Severity.SEV_1, due)).isEqualTo("2026-03-01T02:04:00Z");
    assertThat(intervals.ask(Severity.SEV_3, due)).isEqualTo("2026-03-01T02:02:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          people:/  li: [raed]        | 2 | 'li' of 'people': 'raed' is no right; did you mean 'read'?; rights are: read, probe, declare, approve, admin
          people:/  li: {read: true}  | 2 | 'li' of 'people': must be a list of rights
          people:/  li: [[read]]      | 2 | 'li' of 'people': every item must be a right
          people: li                  | 1 | 'people' must be a mapping
          updates:/  sev5: 1h         | 2 | 'sev5' is no key of 'updates'; did you mean 'sev1'?
          updates:/  sev1: often      | 2 | 'often' is no duration
          updates:/  sev1: 5s         | 2 | must be at least 1m, or off
          """)
  void people_and_updates_that_cannot_be_read_are_refused(String lines, int line, String message) {
    assertThatThrownBy(() -> read(lines.replace('/', '\n') + "\n"))
        .isInstanceOf(ConfigurationError.class)
        .message()
        .startsWith(folder.resolve("dee.yaml") + ":" + line + ": ")
        .contains(message);
  }

  @Test
  void says_when_there_is_no_such_file() {
    assertThatThrownBy(() -> InventoryReader.read(folder.resolve("none.yaml")))
        .isInstanceOf(ConfigurationError.class)
        .hasMessageContaining("none.yaml");
  }

  @Test
  void an_empty_file_is_an_empty_inventory() {
    assertThat(read("").services()).isEmpty();
  }

  private Inventory read(String text) {
    try {
      return InventoryReader.read(Files.writeString(folder.resolve("dee.yaml"), text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
