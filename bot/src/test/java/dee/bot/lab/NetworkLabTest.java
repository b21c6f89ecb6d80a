package dee.bot.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.packets.CaptureReader;
import dee.probes.packets.Traffic;
import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.FlowBounds;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Reset;
import dee.probes.packets.judge.Origin;
import dee.probes.packets.judge.ResetJudge;
import dee.probes.packets.judge.ResetReport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault of the network is really there: seen with tcpdump on both sides, nstat and ss. */
@Tag("full")
final class NetworkLabTest {

  private static final int AT_DEE_FROM_TARGETS = 63;
  private static final int AT_DEE_FROM_THE_ROUTER = 64;
  private static final int ENOUGH_PACKETS = 150;

  @TempDir Path folder;

  @BeforeAll
  static void root() {
    assumeTrue(System.getProperty("user.name").equals("root"), "network namespaces need root");
    for (String tool : List.of("iptables", "tcpdump")) {
      assumeTrue(
          !OwnEyes.run("sh", "-c", "PATH=$PATH:/usr/sbin:/sbin; command -v " + tool).isEmpty(),
          tool + " is not installed");
    }
  }

  /** What a test looks at while a lab is up. */
  @FunctionalInterface
  private interface Look {
    void at(RunningInstance sick, Sides seen) throws Exception;
  }

  /** The same seconds, captured on this machine and on the target. */
  private record Sides(Traffic atDee, Traffic atServer) {}

  private void with(String name, Look look) throws Exception {
    Scenario scenario = Scenarios.find(name).orElseThrow();
    assertThat(scenario.whyNotHere(Isolation.LOOPBACK)).isEmpty();
    String block;
    try (Lab lab = Lab.start(scenario, folder, _ -> {})) {
      RunningInstance sick = lab.instances().getFirst();
      block = "dee-" + sick.address().host().split("\\.", -1)[2] + "-";
      Process onTarget = capture(sick, namespace(block + "1"), "eth0");
      Process here = capture(sick, List.of(), block + "0");
      assertThat(here.waitFor(30, TimeUnit.SECONDS)).as("packets come").isTrue();
      // What is on its way may still arrive; where nothing does, there is nothing to wait for.
      boolean _ = onTarget.waitFor(1, TimeUnit.SECONDS);
      onTarget.destroy();
      onTarget.waitFor();
      look.at(sick, new Sides(read(block + "0"), read("eth0")));
      assertThat(OwnEyes.ask(lab.instances().getLast().address())).contains("200");
      Files.deleteIfExists(pcap(block + "0"));
      Files.deleteIfExists(pcap("eth0"));
    }
    LabTest.await(() -> OwnEyes.processesNaming(folder.toString()).isEmpty());
    assertThat(folder).isEmptyDirectory();
    assertThat(LabTest.networks()).noneMatch(line -> line.contains(block));
    assertThat(OwnEyes.run("ip", "route")).noneMatch(line -> line.contains(block));
  }

  @Test
  void the_host_rejects_as_a_closed_port_does_though_something_listens() throws Exception {
    with(
        "firewall-reject",
        (sick, seen) -> {
          List<Packet> resets = resets(seen.atDee());
          assertThat(resets).hasSizeGreaterThan(20).allSatisfy(NetworkLabTest::looksLikeClosedPort);
          assertThat(resets).allMatch(packet -> packet.ip().ttl() == AT_DEE_FROM_TARGETS);
          assertThat(seen.atServer().flows()).hasSizeGreaterThan(20);
          assertThat(counter(sick, "TcpOutRsts")).isZero();
          assertThat(listens(sick)).isTrue();
        });
  }

  @Test
  void the_router_rejects_with_its_own_ttl_and_nothing_reaches_the_host() throws Exception {
    with(
        "firewall-reject-on-the-way",
        (sick, seen) -> {
          List<Packet> resets = resets(seen.atDee());
          assertThat(resets).hasSizeGreaterThan(20).allSatisfy(NetworkLabTest::looksLikeClosedPort);
          assertThat(resets).allMatch(packet -> packet.ip().ttl() == AT_DEE_FROM_THE_ROUTER);
          assertThat(seen.atServer().flows()).isEmpty();
          assertThat(counter(sick, "TcpOutRsts")).isZero();
          assertThat(listens(sick)).isTrue();
        });
  }

  @Test
  void the_host_drops_what_arrives_and_no_queue_is_full() throws Exception {
    with(
        "firewall-drop",
        (sick, seen) -> {
          assertThat(seen.atServer().flows())
              .hasSizeGreaterThan(20)
              .allMatch(flow -> flow.server().said().packets() == 0);
          assertThat(counter(sick, "TcpExtListenDrops")).isZero();
          assertThat(OwnEyes.run(in(sick, "ss", "-Htn", "state", "syn-recv"))).isEmpty();
          assertThat(listens(sick)).isTrue();
        });
  }

  @Test
  void the_router_drops_what_never_arrives() throws Exception {
    with(
        "firewall-drop-on-the-way",
        (sick, seen) -> {
          assertThat(seen.atDee().flows())
              .hasSizeGreaterThan(20)
              .allMatch(flow -> flow.server().said().packets() == 0);
          assertThat(seen.atServer().flows()).isEmpty();
          assertThat(counter(sick, "TcpExtListenDrops")).isZero();
          assertThat(listens(sick)).isTrue();
        });
  }

  @Test
  void the_router_forgets_what_was_idle_and_passes_what_is_new() throws Exception {
    with(
        "nat-idle-timeout",
        (sick, seen) -> {
          assertThat(seen.atDee().flows().filter(NetworkLabTest::answered))
              .hasSizeGreaterThan(10);
          assertThat(resets(seen.atDee())).isEmpty();
          KeptConnection kept = new KeptConnection(sick.address());
          assertThat(kept.isSilentAfter(Duration.ofSeconds(3))).isTrue();
          List<String> before = established(sick);
          assertThat(kept.isSilentAfter(Duration.ofSeconds(1))).isFalse();
          // The instance knows of nothing: what its client has given up stands there as before.
          assertThat(established(sick)).anyMatch(before::contains);
          assertThat(counter(sick, "TcpOutRsts")).isZero();
        });
  }

  @Test
  void a_forged_reset_is_on_one_side_only_and_its_sender_did_not_send_it() throws Exception {
    with(
        "injected-reset",
        (sick, seen) -> {
          ResetReport report = ResetJudge.judge(seen.atDee(), Optional.of(seen.atServer()));
          assertThat(report.harmful())
              .hasSizeGreaterThan(5)
              .allMatch(verdict -> verdict.origin() == Origin.INJECTED);
          List<Packet> forged =
              report.harmful().stream().map(verdict -> verdict.place().reset().packet()).toList();
          assertThat(forged)
              .allMatch(packet -> packet.ip().ttl() == 128)
              .allMatch(packet -> packet.ip().id().orElse(0) == 0x7a69)
              .allMatch(packet -> packet.tcp().window() == 1024)
              .allMatch(packet -> !packet.tcp().has(TcpFlags.ACK));
          assertThat(seen.atServer().flows())
              .allMatch(flow -> flow.server().control().resets() == 0);
          assertThat(counter(sick, "TcpOutRsts")).isZero();
          assertThat(sick.answers()).as("it answered all the same").isPositive();
        });
  }

  @Test
  void a_flood_leaves_no_room_for_real_clients_in_the_queue_of_syns() throws Exception {
    with(
        "syn-flood",
        (sick, seen) -> {
          assertThat(seen.atServer().flows().map(flow -> flow.ends().client().address()).distinct())
              .hasSizeGreaterThan(20);
          long before = counter(sick, "TcpExtTCPReqQFullDrop");
          assertThat(before).isPositive();
          LabTest.await(() -> counter(sick, "TcpExtTCPReqQFullDrop") > before + 100);
          assertThat(counter(sick, "TcpExtListenOverflows")).isZero();
          assertThat(counter(sick, "TcpExtSyncookiesSent")).isZero();
          assertThat(OwnEyes.run(in(sick, "ss", "-Htn", "state", "syn-recv")))
              .hasSizeGreaterThan(10);
          assertThat(seen.atDee().flows().filter(flow -> flow.server().said().packets() == 0))
              .hasSizeGreaterThan(10);
        });
  }

  @Test
  void all_of_it_ends_with_a_process_that_is_killed() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LabHolder.class.getName(),
                "syn-flood",
                folder.toString(),
                Isolation.LOOPBACK.name())
            .redirectErrorStream(true)
            .start();
    List<String> said = new ArrayList<>();
    try (Stream<String> lines = holder.inputReader().lines()) {
      assertThat(lines.peek(said::add).anyMatch(line -> line.startsWith("up after"))).isTrue();
    }
    String block =
        said.stream()
            .filter(line -> line.contains("http://198.18."))
            .map(line -> "dee-" + line.replaceFirst(".*198\\.18\\.([0-9]+)\\..*", "$1") + "-")
            .findFirst()
            .orElseThrow();
    assertThat(LabTest.networks()).anyMatch(line -> line.contains(block));

    holder.destroyForcibly();

    LabTest.await(() -> LabTest.networks().stream().noneMatch(line -> line.contains(block)));
    LabTest.await(() -> OwnEyes.run("ip", "route").stream().noneMatch(r -> r.contains(block)));
    LabTest.await(() -> OwnEyes.processesNaming(folder.toString()).isEmpty());
    LabTest.await(() -> OwnEyes.processesNaming("--device\0eth0").isEmpty());
  }

  private static void looksLikeClosedPort(Packet packet) {
    assertThat(packet.tcp().has(TcpFlags.RST | TcpFlags.ACK)).isTrue();
    assertThat(packet.tcp().sequence()).isZero();
    assertThat(packet.tcp().window()).isZero();
    assertThat(packet.ip().id()).hasValue(0);
  }

  private static boolean answered(Flow flow) {
    return flow.server().said().bytes() > 0;
  }

  private static List<Packet> resets(Traffic traffic) {
    return traffic.flows().flatMap(flow -> flow.story().resets().stream()).map(Reset::packet).toList();
  }

  private static List<String> established(RunningInstance sick) {
    return OwnEyes.run(in(sick, "ss", "-Htn", "state", "established"));
  }

  private static boolean listens(RunningInstance sick) {
    return OwnEyes.run(in(sick, "ss", "-Hltn")).stream()
        .anyMatch(line -> line.contains(":" + sick.address().port() + " "));
  }

  private static long counter(RunningInstance sick, String name) {
    return OwnEyes.run(in(sick, "nstat", "-azs", name)).stream()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> Long.parseLong(line.split("\\s+", -1)[1]))
        .findFirst()
        .orElseThrow();
  }

  private static String[] in(RunningInstance sick, String... command) {
    String block = sick.address().host().split("\\.", -1)[2];
    return Stream.concat(namespace("dee-" + block + "-1").stream(), Stream.of(command))
        .toArray(String[]::new);
  }

  private static List<String> namespace(String name) {
    return List.of("ip", "netns", "exec", name);
  }

  private Process capture(RunningInstance sick, List<String> prefix, String device) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            "tcpdump", "--immediate-mode", "-U", "-n", "-Z", "root", "-i", device, "-s", "128", "-c"));
    command.addAll(List.of(Integer.toString(ENOUGH_PACKETS), "-w", pcap(device).toString()));
    command.addAll(
        List.of("host", sick.address().host(), "and", "port", Integer.toString(sick.address().port())));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      // tcpdump says that it listens once it does.
      assertThat(process.inputReader().readLine()).contains("listening on");
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path pcap(String device) {
    return folder.resolve(device + ".pcap");
  }

  private Traffic read(String device) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(pcap(device)))) {
      return CaptureReader.read(in, FlowBounds.USUAL).asOptional().orElseThrow();
    }
  }
}
