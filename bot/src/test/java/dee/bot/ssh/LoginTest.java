package dee.bot.ssh;

import static dee.bot.ssh.SshLab.settings;
import static dee.bot.ssh.SshLab.target;
import static dee.bot.ssh.SshLab.with;
import static dee.bot.ssh.SshLab.withConfig;
import static dee.bot.ssh.SshLab.withIdentity;
import static dee.bot.ssh.SshLab.withKnownHosts;
import static dee.bot.ssh.SshProbe.script;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.lab.LabSshServer;
import dee.bot.ssh.SshSettings.Deadlines;
import dee.probes.HostPort;
import dee.probes.shell.ExitStatus;
import dee.probes.shell.ScriptOutput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, whom Dee trusts, and what it says when not. */
class LoginTest {

  @TempDir Path directory;
  private LabSshServer server;
  private HostPort address;

  @BeforeEach
  void start() {
    server = LabSshServer.start("127.0.0.1", 0, directory.resolve("lab"), List.of());
    address = server.address();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void an_unknown_host_key_is_refused_with_its_fingerprint_and_what_to_do() throws Exception {
    Path empty = Files.createFile(directory.resolve("known_hosts"));

    assertThat(refusal(withKnownHosts(settings(server), empty), target(address)))
        .isEqualTo(
            "the host key of %s is unknown: it offers ssh-ed25519 %s, which is not in %s. To trust it, run ssh-keyscan -p %d 127.0.0.1, check that fingerprint against the machine's own (on its console: ssh-keygen -lf /etc/ssh/ssh_host_*_key.pub), and add the line to %s."
                .formatted(address, fingerprint(), empty, address.port(), empty));
    assertThat(Files.size(empty)).as("it never learns a key").isZero();
  }

  @Test
  void a_changed_host_key_is_refused_with_the_line_that_disagrees() throws Exception {
    try (LabSshServer other =
        LabSshServer.start("127.0.0.1", 0, directory.resolve("other"), List.of())) {
      String name = KnownHosts.name(address);
      Path file = knownHosts("# a comment\n\n" + name + " " + key(other.knownHosts()) + "\n");

      assertThat(refusal(withKnownHosts(settings(server), file), target(address)))
          .contains("has CHANGED", fingerprint(), file + ":3", "Do not go on")
          .contains("ssh-keygen -R '" + name + "'");
    }
  }

  @Test
  void a_revoked_host_key_is_refused_even_when_it_is_also_known() throws Exception {
    String key = key(server.knownHosts());
    Path file = knownHosts(KnownHosts.name(address) + " " + key + "\n@revoked * " + key + "\n");

    assertThat(refusal(withKnownHosts(settings(server), file), target(address)))
        .contains("is revoked", fingerprint(), file + ":2");
  }

  @Test
  void an_authority_does_not_vouch_for_a_bare_key() throws Exception {
    Path file = knownHosts("@cert-authority * " + key(server.knownHosts()) + "\n");

    assertThat(refusal(withKnownHosts(settings(server), file), target(address)))
        .contains("is unknown", file + ":1 names an authority", "no certificate");
  }

  @Test
  void a_hashed_line_is_understood() throws Exception {
    byte[] salt = "0123456789abcdef0123".getBytes(StandardCharsets.US_ASCII);
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(salt, "HmacSHA1"));
    byte[] hash = mac.doFinal(KnownHosts.name(address).getBytes(StandardCharsets.US_ASCII));
    Base64.Encoder base64 = Base64.getEncoder();
    String hashed = "|1|" + base64.encodeToString(salt) + "|" + base64.encodeToString(hash);
    Path file = knownHosts(hashed + " " + key(server.knownHosts()) + "\n");

    assertThat(run(withKnownHosts(settings(server), file), target(address)).complete()).isTrue();
  }

  @Test
  void a_target_may_bring_its_own_known_hosts() throws Exception {
    SshTarget target =
        new SshTarget(
            "here",
            address.host(),
            Optional.of(address.port()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(server.knownHosts()),
            false);
    Path none = directory.resolve("absent");

    assertThat(run(withKnownHosts(settings(server), none), target).complete()).isTrue();
  }

  @Test
  void a_wrong_key_is_told_with_all_that_was_tried() throws Exception {
    try (LabSshServer other =
        LabSshServer.start("127.0.0.1", 0, directory.resolve("other"), List.of())) {
      assertThat(refusal(withIdentity(settings(server), other.userKey()), target(address)))
          .startsWith(address + " did not let " + server.user() + " in. Tried: ")
          .contains(
              other.userKey() + ", no ssh-agent. The server lets in by: publickey.",
              "authorized_keys");
    }
  }

  @Test
  void a_key_with_a_passphrase_or_none_at_all_is_told() throws Exception {
    assertThat(
            refusal(withIdentity(settings(server), directory.resolve("absent")), target(address)))
        .contains("absent (no such file), no ssh-agent");
  }

  @Test
  void a_refused_port_is_told() throws Exception {
    HostPort nobody = nobody();

    assertThat(refusal(settings(server), target(nobody)))
        .isEqualTo(nobody + " refused the connection. Does sshd run there, on that port?");
  }

  @Test
  void a_name_without_an_address_is_told() throws Exception {
    assertThat(refusal(settings(server), SshTarget.of("web-9", "web-9.invalid")))
        .startsWith("the name web-9.invalid has no address.");
  }

  @Test
  void a_target_that_never_speaks_is_given_up_in_time() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      HostPort silent = new HostPort("127.0.0.1", mute.getLocalPort());
      Deadlines deadlines =
          new Deadlines(Duration.ofSeconds(1), Duration.ofSeconds(9), Duration.ofSeconds(9));
      long began = System.nanoTime();

      assertThat(refusal(with(settings(server), deadlines), target(silent)))
          .startsWith(silent + " took the connection but did not speak SSH within 1 s.");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void whoever_waits_for_a_login_that_fails_is_told_at_once() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      HostPort silent = new HostPort("127.0.0.1", mute.getLocalPort());
      Deadlines deadlines =
          new Deadlines(Duration.ofSeconds(1), Duration.ofSeconds(9), Duration.ofSeconds(9));
      long began = System.nanoTime();
      try (JschShells shells =
          new JschShells(with(settings(server), deadlines), InstantSource.system())) {
        List<Future<ScriptOutput>> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          answers.add(
              threads.submit(() -> shells.open(target(silent)).run(script(SshProbe.of("hello")))));
        }
        for (Future<ScriptOutput> answer : answers) {
          assertThat(answer.get().exit()).isInstanceOf(ExitStatus.Unreachable.class);
        }
      }
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  void a_server_that_hangs_up_is_tried_once_more() throws Exception {
    try (ResettingServer door = ResettingServer.before(address, 1)) {
      Path file = knownHosts(KnownHosts.name(door.address()) + " " + key(server.knownHosts()));

      assertThat(run(withKnownHosts(settings(server), file), target(door.address())).complete())
          .isTrue();
    }
  }

  @Test
  void a_server_that_hangs_up_twice_is_told() throws Exception {
    try (ResettingServer door = ResettingServer.before(address, 2)) {
      assertThat(refusal(settings(server), target(door.address())))
          .startsWith(door.address() + " closed the connection before the login. Too many logins");
    }
  }

  @Test
  void a_server_of_another_kind_is_told() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      FutureTask<Integer> noise =
          new FutureTask<>(() -> {
            try (Socket client = other.accept()) {
              client.getOutputStream().write("x".repeat(64 * 1024).getBytes(US_ASCII));
              return client.getInputStream().read();
            }
          });
      Thread.ofVirtual().start(noise);
      HostPort wrong = new HostPort("127.0.0.1", other.getLocalPort());

      assertThat(refusal(settings(server), target(wrong)))
          .startsWith(wrong + " is no SSH server: ");
    }
  }

  @Test
  void files_that_cannot_be_read_are_named() throws Exception {
    String why =
        "cannot read "
            + directory
            + ": it is a directory. Mend it, or name another file in the inventory (under ssh).";

    assertThat(refusal(withKnownHosts(settings(server), directory), target(address)))
        .isEqualTo(why);
    assertThat(refusal(withConfig(settings(server), directory), target(address))).isEqualTo(why);
  }

  @Test
  void openssh_configuration_names_host_port_user_and_identity() throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("config"),
            "Host web-*\n  HostName 127.0.0.1\n  Port %d\n  User ops\n  IdentityFile %s\n"
                .formatted(address.port(), server.userKey()));
    SshSettings settings =
        withConfig(withIdentity(settings(server), directory.resolve("absent")), config);

    assertThat(run(settings, SshTarget.of("web-1", "web-1")).complete()).isTrue();
  }

  @Test
  void a_jump_host_carries_the_connection_and_both_host_keys_are_checked() throws Exception {
    try (LabSshServer bastion =
        LabSshServer.start("127.0.0.2", 0, directory.resolve("bastion"), List.of())) {
      Path config =
          Files.writeString(
              directory.resolve("config"),
              """
              Host inner
                HostName 127.0.0.1
                Port %d
                ProxyJump ops@bastion:%d
              Host bastion
                HostName 127.0.0.2
                IdentityFile %s
              """
                  .formatted(address.port(), bastion.address().port(), bastion.userKey()));
      SshSettings settings = withConfig(settings(server), config);
      SshTarget inner = SshTarget.of("inner", "inner");

      assertThat(refusal(settings, inner))
          .startsWith("through bastion: the host key of " + bastion.address() + " is unknown");

      Path both =
          knownHosts(
              Files.readString(server.knownHosts()) + Files.readString(bastion.knownHosts()));
      try (JschShells shells =
          new JschShells(withKnownHosts(settings, both), InstantSource.system())) {
        ScriptOutput output = shells.open(inner).run(script(SshProbe.of("hello")));
        assertThat(output.exit()).isEqualTo(new ExitStatus.Exited(0));
        assertThat(bastion.clients()).hasSize(1);
        assertThat(server.clients()).hasSize(1);
        assertThat(bastion.commands()).isEmpty();
      }

      Path outer = knownHosts(Files.readString(bastion.knownHosts()));
      assertThat(refusal(withKnownHosts(settings, outer), inner))
          .startsWith("the host key of " + address + " is unknown");
    }
  }

  @Test
  void a_jump_host_that_cannot_go_on_is_told() throws Exception {
    HostPort nobody = nobody();
    Path config =
        Files.writeString(
            directory.resolve("config"),
            "Host 127.0.0.1\nProxyJump jump\nHost jump\nHostName 127.0.0.1\nPort "
                + address.port()
                + "\n");

    assertThat(refusal(withConfig(settings(server), config), target(nobody)))
        .startsWith("jump could not connect to " + nobody + " for us.");
  }

  /** An address that nothing listens at. */
  private static HostPort nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new HostPort("127.0.0.1", socket.getLocalPort());
    }
  }

  private ScriptOutput run(SshSettings settings, SshTarget target) throws InterruptedException {
    try (JschShells shells = new JschShells(settings, InstantSource.system())) {
      return shells.open(target).run(script(SshProbe.of("hello")));
    }
  }

  private String refusal(SshSettings settings, SshTarget target) throws InterruptedException {
    ExitStatus exit = run(settings, target).exit();
    assertThat(exit).isInstanceOf(ExitStatus.Unreachable.class);
    return ((ExitStatus.Unreachable) exit).why();
  }

  private Path knownHosts(String text) throws Exception {
    return Files.writeString(Files.createTempFile(directory, "known", "hosts"), text);
  }

  /** {@code ssh-ed25519 AAAA…} of the first line. */
  private static String key(Path knownHosts) throws Exception {
    String line = Files.readAllLines(knownHosts).getFirst();
    return line.substring(line.indexOf(' ') + 1);
  }

  private String fingerprint() throws Exception {
    return HostKeyRefusal.fingerprint(key(server.knownHosts()).split(" ", -1)[1]);
  }
}
