package dee.bot.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dee.probes.packets.Traffic;
import dee.probes.packets.decode.TcpFlags;
import dee.probes.packets.flow.Flow;
import dee.probes.packets.flow.Packet;
import dee.probes.packets.flow.Reset;
import dee.probes.packets.judge.Origin;
import dee.probes.packets.judge.ResetJudge;
import dee.probes.packets.judge.ResetReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault of the network is really there: seen with tcpdump on both sides, nstat and ss. */
@Tag("full")
final class NetworkLabTest {

  private static final int AT_DEE_FROM_TARGETS = 63;
  private static final int AT_DEE_FROM_THE_ROUTER = 64;

  @TempDir Path folder;

  @BeforeAll
  static void root() {
    assumeTrue(System.getProperty("user.name").equals("root"), "network namespaces need root");
    for (String tool : List.of("iptables", "tcpdump")) {
      assumeTrue(OwnEyes.has(tool), tool + " is not installed");
    }
  }

  /** What a test looks at while a lab is up. */
  @FunctionalInterface
  private interface Look {
    void at(PacketEyes eyes, BothSides seen) throws Exception;
  }

  private void with(String name, Look look) throws Exception {
    Scenario scenario = Scenarios.find(name).orElseThrow();
    assertThat(scenario.whyNotHere(Isolation.LOOPBACK)).isEmpty();
    String block;
    try (Lab lab = Lab.start(scenario, folder, _ -> {})) {
      RunningInstance sick = lab.instances().getFirst();
      block = "dee-" + sick.address().host().split("\\.", -1)[2] + "-";
      look.at(new PacketEyes(sick), BothSides.capture(sick, folder));
      assertThat(OwnEyes.ask(lab.instances().getLast().address())).contains("200");
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
        (eyes, seen) -> {
          List<Packet> resets = resets(seen.atDee());
          assertThat(resets).hasSizeGreaterThan(20).allSatisfy(NetworkLabTest::looksLikeClosedPort);
          assertThat(resets).allMatch(packet -> packet.ip().ttl() == AT_DEE_FROM_TARGETS);
          assertThat(seen.atServer().flows()).hasSizeGreaterThan(20);
          assertThat(eyes.counter("TcpOutRsts")).isZero();
          assertThat(eyes.listens()).isTrue();
        });
  }

  @Test
  void the_router_rejects_with_its_own_ttl_and_nothing_reaches_the_host() throws Exception {
    with(
        "firewall-reject-on-the-way",
        (eyes, seen) -> {
          List<Packet> resets = resets(seen.atDee());
          assertThat(resets).hasSizeGreaterThan(20).allSatisfy(NetworkLabTest::looksLikeClosedPort);
          assertThat(resets).allMatch(packet -> packet.ip().ttl() == AT_DEE_FROM_THE_ROUTER);
          assertThat(seen.atServer().flows()).isEmpty();
          assertThat(eyes.counter("TcpOutRsts")).isZero();
          assertThat(eyes.listens()).isTrue();
        });
  }

  @Test
  void the_host_drops_what_arrives_and_no_queue_is_full() throws Exception {
    with(
        "firewall-drop",
        (eyes, seen) -> {
          assertThat(seen.atServer().flows())
              .hasSizeGreaterThan(20)
              .allMatch(flow -> flow.server().said().packets() == 0);
          assertThat(eyes.counter("TcpExtListenDrops")).isZero();
          assertThat(eyes.inState("syn-recv")).isEmpty();
          assertThat(eyes.listens()).isTrue();
        });
  }

  @Test
  void the_router_drops_what_never_arrives() throws Exception {
    with(
        "firewall-drop-on-the-way",
        (eyes, seen) -> {
          assertThat(seen.atDee().flows())
              .hasSizeGreaterThan(20)
              .allMatch(flow -> flow.server().said().packets() == 0);
          assertThat(seen.atServer().flows()).isEmpty();
          assertThat(eyes.counter("TcpExtListenDrops")).isZero();
          assertThat(eyes.listens()).isTrue();
        });
  }

  @Test
  void the_router_forgets_what_was_idle_and_passes_what_is_new() throws Exception {
    with(
        "nat-idle-timeout",
        (eyes, seen) -> {
          assertThat(seen.atDee().flows().filter(NetworkLabTest::answered)).hasSizeGreaterThan(10);
          assertThat(resets(seen.atDee())).isEmpty();
          KeptConnection kept = new KeptConnection(eyes.instance().address());
          assertThat(kept.isSilentAfter(Duration.ofSeconds(3))).isTrue();
          List<String> before = eyes.inState("established");
          assertThat(kept.isSilentAfter(Duration.ofSeconds(1))).isFalse();
          // The instance knows of nothing: what its client has given up stands there as before.
          assertThat(eyes.inState("established")).anyMatch(before::contains);
          assertThat(eyes.counter("TcpOutRsts")).isZero();
        });
  }

  @Test
  void a_forged_reset_is_on_one_side_only_and_its_sender_did_not_send_it() throws Exception {
    with(
        "injected-reset",
        (eyes, seen) -> {
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
          assertThat(eyes.counter("TcpOutRsts")).isZero();
          assertThat(eyes.instance().answers()).as("it answered all the same").isPositive();
        });
  }

  @Test
  void a_flood_leaves_no_room_for_real_clients_in_the_queue_of_syns() throws Exception {
    with(
        "syn-flood",
        (eyes, seen) -> {
          assertThat(seen.atServer().flows().map(flow -> flow.ends().client().address()).distinct())
              .hasSizeGreaterThan(20);
          long before = eyes.counter("TcpExtTCPReqQFullDrop");
          assertThat(before).isPositive();
          LabTest.await(() -> eyes.counter("TcpExtTCPReqQFullDrop") > before + 100);
          assertThat(eyes.counter("TcpExtListenOverflows")).isZero();
          assertThat(eyes.counter("TcpExtSyncookiesSent")).isZero();
          assertThat(eyes.inState("syn-recv")).hasSizeGreaterThan(10);
          assertThat(seen.atDee().flows().filter(flow -> flow.server().said().packets() == 0))
              .hasSizeGreaterThan(10);
        });
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
    return traffic
        .flows()
        .flatMap(flow -> flow.story().resets().stream())
        .map(Reset::packet)
        .toList();
  }
}
