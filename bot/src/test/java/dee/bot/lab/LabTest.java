package dee.bot.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault is really there, seen with ss and /proc, and everything is gone afterwards. */
final class LabTest {

  @TempDir Path folder;

  /** What a test looks at while a lab is up. */
  @FunctionalInterface
  interface Look {
    void at(RunningInstance sick, RunningInstance well) throws IOException;
  }

  private void with(String scenario, Look look) throws IOException {
    with(scenario, Isolation.LOOPBACK, look);
  }

  private void with(String scenario, Isolation isolation, Look look) throws IOException {
    Scenario wanted = Scenarios.find(scenario).orElseThrow();
    try (Lab lab = Lab.start(wanted, folder, isolation, _ -> {})) {
      assertThat(lab.config()).content().contains("playbook: connection-reset");
      assertThat(Files.getPosixFilePermissions(lab.config().getParent()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      look.at(lab.instances().getFirst(), lab.instances().getLast());
    }
    // What was killed may take a moment to be gone.
    await(() -> OwnEyes.processesNaming(folder.toString()).isEmpty());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_slow_acceptor_has_a_full_queue_and_plenty_of_files() throws IOException {
    with(
        "acceptor-too-slow",
        (sick, well) -> {
          await(() -> isFull(sick));
          assertThat(OwnEyes.files(sick.process().pid())).hasSizeLessThan(100);
          assertThat(OwnEyes.ask(well.address())).contains("200");
        });
  }

  @Test
  @Tag("full")
  void a_small_pool_ends_in_no_files_and_a_full_queue() throws IOException {
    with(
        "db-pool-too-small",
        (sick, well) -> {
          await(() -> isFull(sick));
          await(() -> OwnEyes.files(sick.process().pid()).size() >= 198);
          assertThat(OwnEyes.closeWaits(sick.address()))
              .hasSizeGreaterThan(40)
              .noneMatch(line -> line.contains("bytes_sent"));
          assertThat(OwnEyes.ask(well.address())).contains("200");
          assertThat(sick.log()).content().contains("Too many open files", "active=5, idle=0");
        });
  }

  @Test
  @Tag("full")
  void forgotten_connections_are_answered_and_stay() throws IOException {
    with(
        "close-wait-leak",
        (sick, well) -> {
          await(() -> isFull(sick));
          List<String> owned =
              OwnEyes.closeWaits(sick.address()).stream()
                  .filter(line -> !line.contains("ino:0 "))
                  .toList();
          assertThat(owned).hasSizeGreaterThan(100).allMatch(line -> line.contains("bytes_sent"));
          assertThat(OwnEyes.ask(well.address())).contains("200");
        });
  }

  @Test
  @Tag("full")
  void leaked_files_make_the_handler_fail_and_not_accept() throws IOException {
    with(
        "file-leak",
        (sick, well) -> {
          assertThat(OwnEyes.files(sick.process().pid()))
              .filteredOn(file -> file.endsWith("/prices.csv"))
              .hasSizeGreaterThan(150);
          assertThat(OwnEyes.listenerQueue(sick.address()).getFirst()).isLessThan(5);
          assertThat(OwnEyes.ask(sick.address())).isEmpty();
          assertThat(OwnEyes.ask(well.address())).contains("200");
          assertThat(sick.log()).content().doesNotContain("accept failed");
        });
  }

  @Test
  @Tag("full")
  void leaked_connections_all_lead_to_one_peer() throws IOException {
    with(
        "outgoing-leak",
        (sick, _) -> {
          String dependency = sick.address().host().replaceFirst("[0-9]+$", "8");
          assertThat(OwnEyes.run("ss", "-Htn", "state", "established", "dst", dependency))
              .hasSizeGreaterThan(150);
          assertThat(OwnEyes.ask(sick.address())).isEmpty();
        });
  }

  @Test
  @Tag("full")
  void a_frozen_process_is_stopped_behind_a_full_queue() throws IOException {
    with(
        "process-frozen",
        (sick, _) -> {
          assertThat(Path.of("/proc/" + sick.process().pid() + "/status"))
              .content()
              .contains("T (stopped)");
          assertThat(isFull(sick)).isTrue();
        });
  }

  @Test
  @Tag("full")
  void a_closed_port_refuses() throws IOException {
    with(
        "port-closed",
        (sick, well) -> {
          Assertions.assertThatThrownBy(() -> OwnEyes.ask(sick.address()))
              .isInstanceOf(ConnectException.class);
          assertThat(OwnEyes.ask(well.address())).contains("200");
        });
  }

  @Test
  @Tag("full")
  void a_healthy_service_has_close_wait_that_does_not_grow() throws IOException {
    with(
        "healthy",
        (one, two) -> {
          assertThat(OwnEyes.closeWaits(one.address())).hasSize(3);
          long before = one.answers();
          await(() -> one.answers() > before + 40);
          assertThat(OwnEyes.closeWaits(one.address())).hasSize(3);
          assertThat(OwnEyes.ask(two.address())).contains("200");
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"NAMESPACES", "ROUTED"})
  @Tag("full")
  void namespaces_have_counters_of_their_own_and_go(Isolation isolation) throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "network namespaces need root");
    List<String> names = new ArrayList<>();
    with(
        "db-pool-too-small",
        isolation,
        (sick, well) -> {
          assertThat(OwnEyes.listenOverflows(sick.process().pid())).isPositive();
          assertThat(OwnEyes.listenOverflows(well.process().pid())).isZero();
          assertThat(OwnEyes.ask(well.address())).contains("200");
          names.add("dee-" + sick.address().host().split("\\.", -1)[2] + "-");
          assertThat(networks()).anyMatch(line -> line.contains(names.getFirst()));
        });
    assertThat(networks()).noneMatch(line -> line.contains(names.getFirst()));
  }

  static List<String> networks() {
    List<String> found = new ArrayList<>(OwnEyes.run("ip", "netns", "list"));
    found.addAll(OwnEyes.run("ip", "-o", "link", "show", "type", "veth"));
    return found;
  }

  private static boolean isFull(RunningInstance instance) {
    List<Integer> queue = OwnEyes.listenerQueue(instance.address());
    return queue.getFirst() > queue.getLast();
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still not so after 20 s").isLessThan(deadline);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
