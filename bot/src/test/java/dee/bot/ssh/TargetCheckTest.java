package dee.bot.ssh;

import static dee.bot.ssh.SshLab.settings;
import static dee.bot.ssh.SshLab.target;
import static dee.bot.ssh.SshLab.withIdentity;
import static dee.bot.ssh.SshLab.withKnownHosts;
import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.lab.LabSshServer;
import dee.bot.ssh.TargetReport.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetCheckTest {

  @TempDir Path directory;

  @Test
  void a_working_target_tells_its_tools_and_rights() throws Exception {
    try (LabSshServer server = LabSshServer.start("127.0.0.1", 0, directory, List.of())) {
      TargetReport report = check(settings(server), server);

      assertThat(report.reached()).isEqualTo(Stage.WORKING);
      TargetFacts facts = report.facts().orElseThrow();
      assertThat(facts.user()).isEqualTo(System.getProperty("user.name"));
      assertThat(facts.kernel()).isEqualTo(System.getProperty("os.version"));
      assertThat(facts.tools().get("awk")).startsWith("/");
      assertThat(facts.sudo()).as("it was not to be asked").isEmpty();
      assertThat(report.clockSkew().orElseThrow().abs()).isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void says_how_far_it_got() throws Exception {
    try (LabSshServer server = LabSshServer.start("127.0.0.1", 0, directory, List.of())) {
      Path none = directory.resolve("absent");
      assertThat(check(withKnownHosts(settings(server), none), server))
          .satisfies(r -> assertThat(r.reached()).isEqualTo(Stage.REACHABLE))
          .satisfies(
              r -> assertThat(r.problems()).singleElement().asString().startsWith("the host key"));
      assertThat(check(withIdentity(settings(server), none), server))
          .satisfies(r -> assertThat(r.reached()).isEqualTo(Stage.TRUSTED));
    }
  }

  @Test
  void a_target_that_is_away_is_told() throws Exception {
    LabSshServer server = LabSshServer.start("127.0.0.1", 0, directory, List.of());
    server.close();

    TargetReport report = check(settings(server), server);

    assertThat(report.reached()).isEqualTo(Stage.CONFIGURED);
    assertThat(report.problems().getFirst()).contains("refused the connection");
  }

  @Test
  void an_account_without_a_shell_is_told() throws Exception {
    Path no =
        Files.writeString(
            directory.resolve("no"), "echo 'This account is not available.'\nexit 1\n");
    try (LabSshServer server =
        LabSshServer.start("127.0.0.1", 0, directory, List.of("sh", no.toString()))) {
      TargetReport report = check(settings(server), server);

      assertThat(report.reached()).isEqualTo(Stage.LOGGED_IN);
      assertThat(report.problems())
          .containsExactly(
              "commands do not run as they should: unreadable answer: the shell ended with 1 and no answer. Does the account have a POSIX shell and no forced command?");
    }
  }

  @Test
  void each_lack_has_a_line_with_what_to_do() {
    TargetFacts poor =
        new TargetFacts(
            "ops",
            false,
            "6.1.0",
            Map.of("awk", "/usr/bin/awk", "tcpdump", "/sbin/tcpdump"),
            Optional.of(false),
            false,
            false);

    assertThat(TargetAdvice.on(poor, Optional.of(Duration.ofSeconds(-61))))
        .contains(
            "no ss: sockets are read from /proc/net/tcp, with less detail. Install iproute2.",
            "ops may not capture packets. Allow sudo, or run there as root: setcap cap_net_raw+ep /sbin/tcpdump",
            "its clock is 61 s behind Dee's: times in the timeline will not line up. Look at its NTP (timedatectl).")
        .anyMatch(line -> line.startsWith("sudo -n does not work for ops."))
        .anyMatch(line -> line.startsWith("ops is not root:"))
        .noneMatch(line -> line.startsWith("no awk"));
  }

  @Test
  void what_is_told_agrees_with_what_to_do() {
    TargetFacts bare =
        new TargetFacts("root", true, "6.1.0", Map.of(), Optional.empty(), true, true);
    assertThat(TargetAdvice.on(bare, Optional.empty()))
        .contains("no tcpdump: no packets can be captured. Install tcpdump.");
    assertThat(bare.captures()).isFalse();
    assertThat(bare.ofOthers()).isEqualTo("seen");

    TargetFacts plain =
        new TargetFacts(
            "ops",
            false,
            "6.1.0",
            Map.of("tcpdump", "/sbin/tcpdump"),
            Optional.empty(),
            true,
            true);
    assertThat(TargetAdvice.on(plain, Optional.empty()))
        .anyMatch(line -> line.startsWith("ops is not root: files, limits and sockets of other"));
    assertThat(plain.captures()).isTrue();
    assertThat(plain.ofOthers()).isEqualTo("seen, but not their files, limits and sockets");
  }

  private static TargetReport check(SshSettings settings, LabSshServer server) throws Exception {
    try (JschShells shells = new JschShells(settings, InstantSource.system())) {
      return new TargetCheck(shells).check(target(server.address()));
    }
  }
}
