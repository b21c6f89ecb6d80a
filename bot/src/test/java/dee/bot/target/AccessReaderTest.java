package dee.bot.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.probes.DatabaseAccess;
import dee.probes.Instance;
import dee.probes.PrometheusAccess;
import dee.probes.PrometheusAccess.Token;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessReaderTest {

  private static final String GOOD =
      """
      targets:
        orders-1: {host: 10.0.0.1}
        orders-2: {host: 10.0.0.2}
        db-1:
      services:
        orders:
          vantage: db-1
          database-access:
            target: db-1
            command: psql -h db-1 -p 5432 -U monitor orders
          prometheus:
            url: https://prometheus.example.net:9090/
            token-file: token
            selector: instance="{host}:{port}",job="orders"
            node-selector: instance="{target}:9100"
            metrics:
              latency: shop_seconds
          instances:
            - target: orders-1
              port: 8080
            - target: orders-2
              address: 10.0.0.2:8081
              prometheus: {selector: 'instance="two"'}
              vantage: orders-1
              database-access: {target: orders-2, command: "sudo -n -u postgres psql orders"}
      """;

  @TempDir Path folder;

  private Inventory read(String text) throws IOException {
    return InventoryReader.read(Files.writeString(folder.resolve("dee.yaml"), text));
  }

  @Test
  void a_services_word_counts_for_its_instances() throws IOException {
    Instance one = read(GOOD).service("orders").orElseThrow().on("orders-1").orElseThrow();
    assertThat(one.vantage()).contains("db-1");
    assertThat(one.databaseAccess())
        .contains(new DatabaseAccess("db-1", "psql -h db-1 -p 5432 -U monitor orders"));
    assertThat(one.prometheus())
        .contains(
            new PrometheusAccess(
                URI.create("https://prometheus.example.net:9090"),
                Optional.of(new Token.File(folder.resolve("token"))),
                "instance=\"10.0.0.1:8080\",job=\"orders\"",
                Optional.of("instance=\"orders-1:9100\""),
                Map.of("latency", "shop_seconds")));
  }

  @Test
  void an_instance_may_say_otherwise() throws IOException {
    Instance two = read(GOOD).service("orders").orElseThrow().on("orders-2").orElseThrow();
    assertThat(two.vantage()).contains("orders-1");
    assertThat(two.databaseAccess().orElseThrow().target()).isEqualTo("orders-2");
    assertThat(two.prometheus().orElseThrow())
        .satisfies(p -> {
          assertThat(p.selector()).isEqualTo("instance=\"two\"");
          assertThat(p.url()).hasHost("prometheus.example.net");
          assertThat(p.metrics()).containsKey("latency");
        });
  }

  @Test
  void who_says_nothing_is_asked_nothing() throws IOException {
    String plain =
        """
        targets: {a: }
        services: {o: {instances: [{target: a, port: 1}]}}
        """;
    Instance instance = read(plain).service("o").orElseThrow().on("a").orElseThrow();
    assertThat(instance.databaseAccess()).isEmpty();
    assertThat(instance.prometheus()).isEmpty();
    assertThat(instance.vantage()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          target: db-1 | target: db-2 | 9 | there is no target 'db-2'; did you mean 'db-1'?
          -U monitor orders | "dbname=o password=x" | 10 | has a password; put it into ~/.pgpass on db-1
          command: psql | command: PGPASSWORD=x psql | 10 | has a password
          -U monitor orders | postgresql://m:s3@db/orders | 10 | has a password
          -U monitor orders | orders; rm -rf x | 10 | must be one plain command
          command: psql | command: mysql | 10 | must be one plain command
          url: https://prometheus | url: ftp://prometheus | 12 | must be an http:// or https:// address
          url: https://prometheus | url: https://me:pw@prometheus | 12 | no user, password or query
          token-file: token | token: token | 13 | 'token' is no key of 'prometheus'
          job="orders" | up} or vector(1) | 14 | must be labels, such as
          latency: shop_seconds | latenzy: shop_seconds | 17 | 'latenzy' is nothing that is measured; did you mean 'latency'?
          latency: shop_seconds | latency: a b | 17 | 'a b' is no metric's name
          vantage: db-1 | vantage: db-11 | 7 | there is no target 'db-11'; did you mean 'db-1'?; targets are: orders-1, orders-2, db-1
          vantage: orders-1 | vantage: orders-2 | 24 | 'orders-2' is where the instance itself runs: a try from there says nothing of the clients' way; name another machine
          vantage: db-1 | vantage: orders-1 | 7 | 'orders-1' is where the instance itself runs: a try from there says nothing of the clients' way; name another machine at the instance on 'orders-1', or here
          vantage: orders-1 | vantage: nowhere | 24 | there is no target 'nowhere'; targets are
          """)
  void says_what_is_wrong_and_where(String good, String bad, int line, String message) {
    assertThat(GOOD).contains(good);
    String text = GOOD.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigurationError.class)
        .message()
        .startsWith(folder.resolve("dee.yaml") + ":" + line + ": ")
        .contains(message);
  }
}
