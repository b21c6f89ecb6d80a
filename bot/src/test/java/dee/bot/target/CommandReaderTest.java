package dee.bot.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.target.Command.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandReaderTest {

  private static final String HEAD =
      """
      targets: {a: , b: , lb: }
      services:
        orders:
          instances: [{target: a, port: 80}, {target: b, port: 80}, {target: lb, port: 80}]
      """;

  @TempDir Path folder;

  private Service read(String more) throws IOException {
    Path file = Files.writeString(folder.resolve("dee.yaml"), HEAD + more.indent(4));
    return InventoryReader.read(file).service("orders").orElseThrow();
  }

  private static Command command(Service service, String name) {
    return service.command(name).orElseThrow();
  }

  @Test
  void a_line_by_itself_gets_what_is_known_of_its_name() throws IOException {
    Service orders =
        read(
            """
            commands:
              restart: systemctl restart orders
              raise-fd-limit: "prlimit --pid $DEE_PID --nofile=65536:"
              drain: lb drain
              restore: lb restore
              flush: cachectl flush
            """);

    assertThat(orders.commands().keySet())
        .containsExactly("restart", "raise-fd-limit", "drain", "restore", "flush");
    assertThat(command(orders, "restart").eases())
        .containsExactly("fd-exhausted", "process-frozen", "db-pool-leak");
    assertThat(command(orders, "raise-fd-limit").needsProcess()).isTrue();
    assertThat(command(orders, "raise-fd-limit").check()).isEqualTo(Check.NONE);
    assertThat(command(orders, "drain").undo()).contains("restore");
    assertThat(command(orders, "flush").check()).isEqualTo(Check.HEALTH);
    assertThat(command(orders, "flush").destructive()).isFalse();
    assertThat(orders.caution()).isEqualTo(Caution.usual(3));
    assertThat(orders.caution().floor()).as("half of them, rounded up").isEqualTo(2);
  }

  @Test
  void a_mapping_says_it_all() throws IOException {
    Service orders =
        read(
            """
            commands:
              out:
                run: lbctl drain $DEE_TARGET
                on: lb
                about: takes it out of the balancer
                destructive: true
                timeout: 10s
                eases: [reset, connect-timeout]
                check: none
                undo: in
              in: lbctl enable
            capacity-floor: 1
            verify-window: 1m
            quarantine: 2h
            drain-settle: 3s
            """);

    Command out = command(orders, "out");
    assertThat(out.line()).isEqualTo("lbctl drain $DEE_TARGET");
    assertThat(out.machine("a")).isEqualTo("lb");
    assertThat(out.about()).isEqualTo("takes it out of the balancer");
    assertThat(out.destructive()).isTrue();
    assertThat(out.timeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(out.eases()).isEqualTo(List.of("reset", "connect-timeout"));
    assertThat(out.check()).isEqualTo(Check.NONE);
    assertThat(out.undo()).contains("in");
    assertThat(orders.caution())
        .isEqualTo(
            new Caution(1, Duration.ofMinutes(1), Duration.ofHours(2), Duration.ofSeconds(3)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "commands: {x: {rum: ls}} | 'rum' is no key of command 'x'; did you mean 'run'?",
        "commands: {x: {about: ls}} | 'run' of command 'x': is missing",
        "commands: {x: {run: ls, on: lbb}} | there is no target 'lbb'; did you mean 'lb'?",
        "commands: {x: {run: kill $DEE_PID, on: lb}} | $DEE_PID is known only on the instance's own machine",
        "commands: {x: {run: ls, timeout: 5m}} | must be between 1s and 'total-timeout' of 'ssh' (60s)",
        "commands: {x: {run: ls, undo: y}} | 'undo' of 'x': there is no command 'y'",
        "commands: {x: {run: ls, check: maybe}} | 'maybe' is not allowed; allowed are: health, none",
        "commands: {x: {run: ls, eases: [A B]}} | 'A B' is not allowed there",
        "commands: {restart-all-but: ls} | a command cannot be called 'restart-all-but'",
        "commands: {Reboot!: ls} | a command cannot be called 'Reboot!'",
        "commands: {x: ''} | 'x' must be one line of shell",
        "commands: {x: [ls]} | command 'x' must be a mapping",
        "capacity-floor: 4 | '4' is not allowed; allowed are 0 to 3",
        "verify-window: soon | 'soon' is no duration",
      })
  void what_is_wrong_is_refused_with_its_place(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigurationError.class)
        .hasMessageContaining("dee.yaml:5: ")
        .hasMessageContaining(message);
  }

  @Test
  void a_second_line_is_refused_for_nobody_would_see_it() {
    assertThatThrownBy(() -> read("commands:\n  x: |\n    ls\n    rm -rf /\n"))
        .isInstanceOf(ConfigurationError.class)
        .hasMessageContaining("must be one line of shell");
  }
}
