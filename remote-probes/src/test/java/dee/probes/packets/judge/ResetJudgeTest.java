package dee.probes.packets.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.packets.Captures;
import dee.probes.packets.flow.Peer;
import dee.probes.packets.flow.Sender;
import dee.probes.packets.judge.ConstantGap.Kind;
import dee.probes.packets.judge.Fact.Clue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResetJudgeTest {

  private static ResetReport judged(String name) {
    return ResetJudge.judge(Captures.read(name));
  }

  private static Collection<String> says(Verdict verdict, Clue clue) {
    return verdict.facts().stream().filter(f -> f.clue() == clue).map(Fact::says).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "unread-data.pcap,        3, SERVER, UNANSWERED,    TORN_DOWN,  HARMS_CLIENT",
    "unread-data.server.pcap, 3, SERVER, UNANSWERED,    TORN_DOWN,  HARMS_CLIENT",
    "unread-data-v6.pcap,     3, SERVER, UNANSWERED,    TORN_DOWN,  HARMS_CLIENT",
    "linger-zero.pcap,        2, SERVER, AFTER_DATA,    TORN_DOWN,  HARMS_CLIENT",
    "closed-port.pcap,        2, SERVER, ANSWER_TO_SYN, REFUSED,    HARMS_CLIENT",
    "host-reject.pcap,        1, SERVER, ANSWER_TO_SYN, REFUSED,    HARMS_CLIENT",
    "killed.pcap,             4, SERVER, UNANSWERED,    TORN_DOWN,  HARMS_CLIENT",
    "keep-alive-race.pcap,    4, SERVER, AFTER_FIN,     NO_SOCKET,  HARMS_CLIENT",
    "client-left.pcap,        4, CLIENT, AFTER_DATA,    TORN_DOWN,  CLIENT_LEFT",
    "late-answer.pcap,        2, CLIENT, AFTER_FIN,     NO_SOCKET,  CLIENT_GAVE_UP",
  })
  void tells_what_reset_each_captured_connection(
      String name, int flows, Sender from, Phase phase, Origin origin, Effect effect) {
    ResetReport report = judged(name);

    assertThat(report.verdicts()).hasSize(flows);
    assertThat(report.notJudged()).isZero();
    assertThat(report.verdicts())
        .allSatisfy(verdict -> {
          assertThat(verdict.from()).isEqualTo(from);
          assertThat(verdict.origin()).isEqualTo(origin);
          assertThat(verdict.effect()).isEqualTo(effect);
        });
    assertThat(report.verdicts().getFirst().place().phase()).isEqualTo(phase);
    assertThat(report.harmful()).hasSize(effect.benign() ? 0 : flows);
  }

  @Test
  void connections_that_end_in_order_have_no_reset() {
    assertThat(judged("fin.pcap").verdicts()).isEmpty();
    assertThat(judged("lossy.pcap").verdicts()).isEmpty();
  }

  @Test
  void a_torn_down_socket_is_known_by_its_window_and_its_own_ip_ids() {
    Verdict verdict = judged("linger-zero.pcap").verdicts().getFirst();

    assertThat(verdict.facts())
        .extracting(Fact::says)
        .contains(
            "RST,ACK",
            "window 64",
            "IP-ID 41986 follows 41985 in the sender's own",
            "TTL 63, the sender's other packets have 63",
            "its number is the sender's next",
            "the connection had been opened");
    assertThat(verdict.wouldDecide()).anyMatch(d -> d.contains("TCPAbortOnClose"));
  }

  @Test
  void a_socket_that_is_gone_is_known_by_zeros() {
    Verdict verdict = judged("keep-alive-race.pcap").verdicts().getFirst();

    assertThat(says(verdict, Clue.FLAGS)).containsExactly("bare RST, without ACK");
    assertThat(says(verdict, Clue.WINDOW)).containsExactly("window 0");
    assertThat(says(verdict, Clue.IP_ID))
        .containsExactly("IP-ID 0, as a kernel sends without a socket");
    assertThat(says(verdict, Clue.FIN))
        .singleElement()
        .asString()
        .startsWith("the server had sent");
  }

  @Test
  void a_refusal_says_that_a_closed_port_and_a_firewall_cannot_be_told_apart() {
    Verdict port = judged("closed-port.pcap").verdicts().getFirst();
    Verdict firewall = judged("host-reject.pcap").verdicts().getFirst();

    assertThat(port.origin()).isEqualTo(firewall.origin());
    assertThat(port.wouldDecide()).isEqualTo(firewall.wouldDecide());
    assertThat(port.wouldDecide())
        .anyMatch(d -> d.contains("the same to the byte"))
        .anyMatch(d -> d.contains("TcpOutRsts"));
  }

  @Test
  void all_connections_of_a_killed_server_are_one_burst() {
    ResetReport report = judged("killed.pcap");

    assertThat(report.bursts())
        .singleElement()
        .satisfies(burst -> {
          assertThat(burst.flows()).isEqualTo(4);
          assertThat(burst.server()).isEqualTo(new Peer("10.77.2.1", 8080));
        });
    assertThat(judged("unread-data.pcap").bursts()).isEmpty();
  }

  @Test
  void a_constant_time_before_the_servers_fin_is_its_keep_alive() {
    assertThat(judged("keep-alive-race.pcap").gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.kind()).isEqualTo(Kind.KEEP_ALIVE_RACE);
          assertThat(gap.flows()).isEqualTo(4);
          assertThat(gap.length()).isBetween(Duration.ofMillis(1990), Duration.ofMillis(2100));
        });
  }

  @Test
  void a_router_that_forgot_idle_connections_is_another_host() {
    ResetReport report = judged("router-reject.pcap");
    List<Verdict> harmful = report.harmful();

    assertThat(harmful)
        .hasSize(3)
        .allSatisfy(verdict -> {
          assertThat(verdict.origin()).isEqualTo(Origin.OTHER_HOST);
          assertThat(verdict.place().phase()).isEqualTo(Phase.AFTER_SILENCE);
          assertThat(says(verdict, Clue.TTL))
              .containsExactly("TTL 64, the sender's other packets have 63");
        });
    assertThat(report.gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.kind()).isEqualTo(Kind.IDLE_TIMEOUT);
          assertThat(gap.length()).isBetween(Duration.ofMillis(2500), Duration.ofMillis(2700));
        });
  }

  @Test
  void an_injected_reset_is_known_by_ttl_ip_id_and_window() {
    Verdict verdict = judged("injected.pcap").verdicts().getFirst();

    assertThat(verdict.origin()).isEqualTo(Origin.INJECTED);
    assertThat(verdict.effect()).isEqualTo(Effect.HARMS_CLIENT);
    assertThat(says(verdict, Clue.TTL))
        .containsExactly("TTL 128, the sender's other packets have 63");
    assertThat(says(verdict, Clue.WINDOW)).containsExactly("window 1024");
    assertThat(says(verdict, Clue.IP_ID)).singleElement().asString().startsWith("IP-ID 31337 does");
    assertThat(verdict.wouldDecide()).anyMatch(d -> d.contains("capture on the sender's host"));
  }

  @Test
  void a_capture_on_the_servers_host_proves_that_it_did_not_send_a_reset() {
    ResetReport injected =
        ResetJudge.judge(
            Captures.read("injected.pcap"), Optional.of(Captures.read("injected.server.pcap")));
    ResetReport torn =
        ResetJudge.judge(
            Captures.read("unread-data.pcap"),
            Optional.of(Captures.read("unread-data.server.pcap")));

    assertThat(injected.verdicts().getFirst().origin()).isEqualTo(Origin.INJECTED);
    assertThat(says(injected.verdicts().getFirst(), Clue.OTHER_CAPTURE))
        .containsExactly("the capture on the server's host does not have it");
    assertThat(injected.verdicts().getFirst().wouldDecide()).isEmpty();
    assertThat(torn.verdicts())
        .allSatisfy(verdict -> {
          assertThat(verdict.origin()).isEqualTo(Origin.TORN_DOWN);
          assertThat(says(verdict, Clue.OTHER_CAPTURE))
              .containsExactly("it was captured on the server's host too");
        });
  }

  @Test
  void what_the_signs_do_not_agree_on_stays_unclear_and_says_what_would_decide() {
    byte[] capture = Captures.bytes("linger-zero.pcap");
    Verdict routed = first(changed(capture, "TTL", 22, 61));
    Verdict jumped = first(changed(capture, "IP-ID", 18, 1));

    assertThat(List.of(routed, jumped))
        .allSatisfy(verdict -> {
          assertThat(verdict.origin()).isEqualTo(Origin.UNCLEAR);
          assertThat(verdict.wouldDecide()).isNotEmpty();
        });
  }

  private static Verdict first(byte[] capture) {
    return ResetJudge.judge(Captures.read(capture)).verdicts().getFirst();
  }

  /** The capture with one byte of the first reset's frame changed. */
  private static byte[] changed(byte[] capture, String what, int at, int value) {
    byte[] changed = capture.clone();
    for (int frame = 24; frame < capture.length; ) {
      int length = (capture[frame + 8] & 0xff) | (capture[frame + 9] & 0xff) << 8;
      if ((capture[frame + 16 + 47] & 4) != 0) {
        changed[frame + 16 + at] = (byte) value;
        return changed;
      }
      frame += 16 + length;
    }
    throw new AssertionError("no reset to change the " + what + " of");
  }
}
