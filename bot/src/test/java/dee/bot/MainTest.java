package dee.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int dee(String... arguments) {
    return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @Test
  void without_a_command_it_says_which_there_are() {
    assertThat(dee()).isEqualTo(2);
    assertThat(err.toString()).contains("which command?", "demo", "run", "doctor", "lab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lab start no-such",
        "lab score db-pool-to-small",
        "run connection-reset",
        "probe open-files",
        "frobnicate",
        "playbooks check /no/such/place"
      })
  void wrong_usage_exits_2_and_shows_no_stack_trace(String line) {
    assertThat(dee(line.split(" "))).isEqualTo(2);
    assertThat(err.toString()).isNotBlank().doesNotContain("\tat ", "Exception");
  }

  @Test
  void a_wrong_configuration_is_named_by_file_and_line() throws IOException {
    Path file = Files.writeString(folder.resolve("dee.yaml"), "targets:\n  a: {hots: b}\n");
    assertThat(dee("doctor", "--config", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("dee: " + file + ":2: 'hots' is no key of target 'a'; did you mean 'host'?");
  }

  @Test
  void an_unknown_service_gets_the_known_ones() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("dee.yaml"),
            """
            targets: {a: }
            services:
              orders: {instances: [{target: a, port: 80}]}
            """);
    assertThat(dee("run", "connection-reset", "--service", "order", "--config", file.toString()))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("there is no service 'order'; did you mean 'orders'?; there are: orders");
  }

  @Test
  void the_doctor_tells_a_loopback_address_of_another_machine() throws IOException {
    tellsALoopbackAddressOfAnotherMachine("doctor");
  }

  @Test
  @Tag("full")
  void a_run_tells_a_loopback_address_of_another_machine() throws IOException {
    tellsALoopbackAddressOfAnotherMachine("run connection-reset --service orders");
  }

  private void tellsALoopbackAddressOfAnotherMachine(String line) throws IOException {
    Files.writeString(folder.resolve("ssh"), "Host far\n  HostName 203.0.113.9\n");
    Path file =
        Files.writeString(
            folder.resolve("dee.yaml"),
            """
            ssh: {config: ssh, connect-timeout: 100ms}
            targets: {orders-1: {host: far}}
            services:
              orders: {instances: [{target: orders-1, address: "127.0.0.1:1"}]}
            """);
    dee((line + " --config " + file).split(" "));
    assertThat(out.toString() + err)
        .contains("! ")
        .contains(
            "127.0.0.1:1 is on Dee's own host, and 'orders-1' is another machine: Dee would try"
                + " itself; give the address under which clients reach the instance");
  }

  @Test
  void a_playbook_with_a_typo_is_refused_with_its_place() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.groovy"),
            """
            playbook('mine') {
                about 'x'
                first { measure hots }
                diagnose 'reset'
            }
            """);
    assertThat(dee("playbooks", "check", folder.toString())).isEqualTo(1);
    assertThat(out.toString()).startsWith(file + ":3:").contains("hots").contains("host");
  }

  @Test
  void lists_playbooks_and_scenarios() {
    assertThat(dee("playbooks", "list")).isZero();
    assertThat(dee("lab", "list")).isZero();
    assertThat(out.toString()).contains("connection-reset", "db-pool-too-small", "healthy");
  }
}
