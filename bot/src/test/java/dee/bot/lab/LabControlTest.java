package dee.bot.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team would do to its instances can be done to the lab's, by commands over real SSH. */
final class LabControlTest {

  private static final int WELL_FOR_SECONDS = 20;

  @TempDir Path folder;

  /** What a command over SSH said, and how it ended. */
  record Said(int exit, String out, String err) {}

  @BeforeAll
  static void needs_a_client() {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(d -> Files.isExecutable(Path.of(d, "ssh"))),
        "ssh is not installed");
  }

  @Test
  void an_instance_that_never_ran_is_started_and_then_restarted() throws Exception {
    try (Lab lab = start("port-closed")) {
      RunningInstance absent = lab.instances().getFirst();

      Said started = asConfigured(lab, "restart", "orders-1");
      assertThat(started)
          .isEqualTo(
              new Said(0, "started, pid " + absent.process().pid() + "; it was not running\n", ""));
      assertThat(OwnEyes.ask(absent.address())).contains("200");
      long first = absent.process().pid();
      String log = Files.readString(absent.log());

      assertThat(asConfigured(lab, "restart", "orders-1").out())
          .isEqualTo("restarted, pid " + absent.process().pid() + "\n");
      assertThat(absent.process().pid()).isNotEqualTo(first);
      assertThat(ProcessHandle.of(first)).isEmpty();
      assertThat(lab.explain()).anyMatch(line -> line.contains("pid " + absent.process().pid()));
      assertThat(OwnEyes.ask(absent.address())).contains("200");
      assertThat(absent.log()).content().startsWith(log).isNotEqualTo(log);
    }
    LabTest.await(() -> OwnEyes.processesNaming(folder.toString()).isEmpty());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @Tag("full")
  void a_stopped_process_is_restarted_too() throws Exception {
    try (Lab lab = start("process-frozen")) {
      RunningInstance frozen = lab.instances().getFirst();
      assertThat(frozen.process().state()).isEqualTo('T');

      assertThat(asConfigured(lab, "restart", "orders-1").exit()).isZero();

      assertThat(OwnEyes.ask(frozen.address())).contains("200");
      LabTest.await(() -> lab.clients(frozen, 3).percentFailed() == 0);
    }
  }

  @Test
  void a_drained_instance_gets_no_requests_until_it_is_restored() throws Exception {
    try (Lab lab = start("acceptor-too-slow")) {
      RunningInstance slow = lab.instances().getFirst();
      RunningInstance well = lab.instances().getLast();

      assertThat(asConfigured(lab, "drain", "orders-1").out()).startsWith("drained: no request");
      long answeredBefore = slow.answers();
      long before = well.answers();
      LabTest.await(() -> well.answers() > before + 100);
      // What had no client any more was in the listener's queue: one connection each 150 ms.
      assertThat(slow.answers() - answeredBefore).isLessThan(20);
      LabTest.await(() -> lab.clients(slow, 2).requests() == 0);
      assertThat(lab.clients(well, 2).percentFailed()).isZero();

      Said last = asConfigured(lab, "drain", "orders-2");
      assertThat(last.exit()).isEqualTo(1);
      assertThat(last.err()).contains("the last instance with traffic");

      assertThat(asConfigured(lab, "restore", "orders-1").out()).startsWith("restored");
      LabTest.await(() -> lab.clients(slow, 2).requests() > 20);
    }
  }

  @Test
  @Tag("full")
  void says_what_it_does_not_know() throws Exception {
    Path script;
    try (Lab lab = start("port-closed")) {
      script = lab.config().resolveSibling("labctl");
      Said said = ssh(lab, "sh " + script + " restart orders-9");
      assertThat(said)
          .isEqualTo(
              new Said(64, "", "there is no instance 'orders-9'; there are: orders-1, orders-2\n"));
      assertThat(ssh(lab, "sh " + script + " destroy orders-1").err())
          .isEqualTo("'destroy orders-1' is no order; it is: restart|drain|restore INSTANCE\n");
      assertThat(ssh(lab, "sh " + script).exit()).isEqualTo(64);
      Files.copy(script, folder.resolve("labctl"));
    }
    Process late = new ProcessBuilder("sh", folder + "/labctl", "restart", "orders-1").start();
    assertThat(late.waitFor()).isEqualTo(69);
    assertThat(late.errorReader().readLine()).startsWith("the lab has ended");
  }

  @Test
  @Tag("full")
  void a_retry_storm_goes_on_until_a_restart_ends_it() throws Exception {
    try (Lab lab = start("retry-storm")) {
      RunningInstance kept = lab.instances().get(0);
      RunningInstance healed = lab.instances().get(1);
      RunningInstance well = lab.instances().get(2);
      lookFor(WELL_FOR_SECONDS);
      assertThat(lab.clients(kept, WELL_FOR_SECONDS).percentFailed()).isGreaterThan(70);
      assertThat(lab.clients(healed, WELL_FOR_SECONDS).percentFailed()).isGreaterThan(70);

      assertThat(asConfigured(lab, "drain", "orders-1").exit()).isZero();
      assertThat(asConfigured(lab, "restart", "orders-2").exit()).isZero();
      LabTest.await(() -> lab.clients(healed, 2).percentFailed() == 0);
      lookFor(WELL_FOR_SECONDS);
      for (RunningInstance instance : List.of(healed, well)) {
        ClientLog clients = lab.clients(instance, WELL_FOR_SECONDS - 1);
        assertThat(clients.requests()).isGreaterThan(WELL_FOR_SECONDS * 10L);
        assertThat(clients.failed() * 100).isLessThanOrEqualTo(clients.requests());
      }

      assertThat(asConfigured(lab, "restart", "orders-1").exit()).isZero();
      assertThat(asConfigured(lab, "restore", "orders-1").exit()).isZero();
      LabTest.await(() ->
          lab.clients(kept, 3).requests() > 60
              && lab.clients(kept, 3).percentFailed() == 0
              && lab.clients(healed, 3).percentFailed() == 0);
    }
  }

  /** Not a wait for something to happen: it is about what does not happen meanwhile. */
  private static void lookFor(int seconds) throws InterruptedException {
    TimeUnit.SECONDS.sleep(seconds);
  }

  private Lab start(String scenario) {
    return Lab.start(Scenarios.find(scenario).orElseThrow(), folder, _ -> {});
  }

  /** Runs a command of the configuration as Dee does: on the target, with its name. */
  private static Said asConfigured(Lab lab, String command, String target)
      throws IOException, InterruptedException {
    String line =
        Files.readAllLines(lab.config()).stream()
            .map(String::strip)
            .filter(l -> l.startsWith(command + ": "))
            .findFirst()
            .orElseThrow();
    String text = line.substring(command.length() + 3, line.length() - 1);
    return ssh(lab, "DEE_TARGET=" + target + "; " + text);
  }

  /** By the way the lab itself tells, for its last target. */
  private static Said ssh(Lab lab, String command) throws IOException, InterruptedException {
    String way =
        lab.explain().stream().filter(l -> l.startsWith("  ssh ")).toList().getLast().strip();
    List<String> words = new ArrayList<>(List.of("ssh", "-F", "none", "-o", "BatchMode=yes"));
    words.addAll(List.of(way.split(" ", -1)).subList(1, way.split(" ", -1).length));
    words.add(command);
    Process ssh = new ProcessBuilder(words).start();
    ssh.getOutputStream().close();
    String out = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(ssh.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(ssh.waitFor(), out, err);
  }
}
