package dee.bot.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing of a lab outlives the process that started it, however that ends. */
@Tag("full")
final class LabEndTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"KILL,healthy", "INT,healthy", "KILL,process-frozen"})
  void everything_ends_with_its_parent(String signal, String scenario) throws IOException {
    Process holder = hold(scenario);
    BufferedReader said = holder.inputReader(StandardCharsets.UTF_8);
    assertThat(said.lines().anyMatch(line -> line.startsWith("up after"))).isTrue();
    assertThat(OwnEyes.processesNaming(folder.toString())).hasSizeGreaterThan(3);

    OwnEyes.run("kill", "-" + signal, Long.toString(holder.pid()));

    awaitNothingLeft();
  }

  @ParameterizedTest
  @CsvSource({"crash-loop", "reset-after-restart", "half-open-peers"})
  void what_comes_back_and_what_has_a_network_ends_with_its_parent_too(String scenario)
      throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "network namespaces need root");
    Process holder = hold(scenario);
    BufferedReader said = holder.inputReader(StandardCharsets.UTF_8);
    List<String> lines = said.lines().takeWhile(line -> !line.startsWith("up after")).toList();
    String namespaces = namespaces(lines);
    assertThat(OwnEyes.run("ip", "netns", "list")).anyMatch(line -> line.startsWith(namespaces));

    OwnEyes.run("kill", "-KILL", Long.toString(holder.pid()));

    awaitNothingLeft();
    assertThat(OwnEyes.run("ip", "netns", "list")).noneMatch(line -> line.startsWith(namespaces));
  }

  @Test
  void a_flood_and_the_network_it_comes_through_end_with_their_parent_too() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "network namespaces need root");
    assumeTrue(OwnEyes.has("iptables"), "iptables is not installed");
    Process holder = hold("syn-flood");
    BufferedReader said = holder.inputReader(StandardCharsets.UTF_8);
    List<String> lines = said.lines().takeWhile(line -> !line.startsWith("up after")).toList();
    String namespaces = namespaces(lines);
    assertThat(LabTest.networks()).anyMatch(line -> line.contains(namespaces));

    OwnEyes.run("kill", "-KILL", Long.toString(holder.pid()));

    LabTest.await(() -> LabTest.networks().stream().noneMatch(l -> l.contains(namespaces)));
    LabTest.await(() -> OwnEyes.run("ip", "route").stream().noneMatch(r -> r.contains(namespaces)));
    LabTest.await(() -> OwnEyes.processesNaming("--device\0eth0").isEmpty());
    awaitNothingLeft();
  }

  /** What the names of a lab's network namespaces begin with, by the addresses it tells. */
  private static String namespaces(List<String> lines) {
    return lines.stream()
        .map(line -> line.replaceFirst(".*http://198\\.18\\.([0-9]+)\\.1:.*", "dee-$1-"))
        .filter(line -> line.matches("dee-[0-9]+-"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_restarted_process_ends_with_its_parent_too() throws Exception {
    Process holder = hold("port-closed");
    BufferedReader said = holder.inputReader(StandardCharsets.UTF_8);
    assertThat(said.lines().anyMatch(line -> line.startsWith("up after"))).isTrue();
    Path script = OwnEyes.under(folder, "labctl");
    for (String instance : List.of("orders-1", "orders-2")) {
      assertThat(OwnEyes.run("sh", script.toString(), "restart", instance))
          .first(InstanceOfAssertFactories.STRING)
          .contains("tarted, pid ");
    }

    OwnEyes.run("kill", "-KILL", Long.toString(holder.pid()));

    awaitNothingLeft();
  }

  @ParameterizedTest
  @CsvSource({"50", "800", "1600", "2500"})
  void everything_ends_with_a_parent_that_dies_while_it_starts(long millis)
      throws IOException, InterruptedException {
    Process holder = hold("healthy");
    BufferedReader said = holder.inputReader(StandardCharsets.UTF_8);
    assertThat(said.lines().anyMatch(line -> line.startsWith("starting PostgreSQL"))).isTrue();
    Thread.sleep(millis);

    OwnEyes.run("kill", "-KILL", Long.toString(holder.pid()));

    awaitNothingLeft();
  }

  @ParameterizedTest
  @CsvSource({"0", "400", "1200", "1800", "2300", "2800"})
  void a_lab_that_is_told_to_end_while_it_starts_says_nothing(long millis)
      throws IOException, InterruptedException {
    Process holder = hold("healthy");
    BufferedReader said = holder.inputReader(StandardCharsets.UTF_8);
    assertThat(said.lines().anyMatch(line -> line.startsWith("starting PostgreSQL"))).isTrue();
    Thread.sleep(millis);

    OwnEyes.run("kill", "-TERM", Long.toString(holder.pid()));

    assertThat(said.lines()).noneMatch(line -> line.contains("Exception"));
    assertThat(holder.waitFor()).isEqualTo(128 + 15);
    awaitNothingLeft();
  }

  /** Whoever takes the folder away may be the last to end, and need not name it. */
  private void awaitNothingLeft() {
    LabTest.await(() -> OwnEyes.processesNaming(folder.toString()).isEmpty() && isEmpty());
  }

  private boolean isEmpty() {
    try (Stream<Path> there = Files.list(folder)) {
      return there.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process hold(String scenario) throws IOException {
    return new ProcessBuilder(
            Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LabHolder.class.getName(),
                    scenario,
                    folder.toString(),
                    Isolation.LOOPBACK.name())
                .toList())
        .redirectErrorStream(true)
        .start();
  }
}
