package dee.probes.packets;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.Captured;
import dee.probes.Exhibit;
import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.packets.Capture.Scope;
import dee.probes.shell.ProbeOutput;
import dee.probes.shell.Samples;
import dee.probes.shell.Section;
import dee.probes.shell.Section.Completeness;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketsProbeTest {

  private static final String HEAD =
      "# device=eth0 scope=WHOLE port=8080 seconds=7 most=20000 by=root rate=41 network=own"
          + " options=--immediate-mode filter=tcp port 8080\n";
  private static final String TAIL =
      """

      # ended ms=7020
      tcpdump: listening on eth0, link-type EN10MB (Ethernet), snapshot length 128 bytes
      31 packets captured
      62 packets received by filter
      2 packets dropped by kernel
      exit=0
      """;
  private static final String NO_PACKET = capture("fin.pcap").substring(0, 24);

  private final PacketsProbe probe = new PacketsProbe();

  private static String capture(String name) {
    return new String(Captures.bytes(name), StandardCharsets.ISO_8859_1);
  }

  private Outcome<Capture> parse(String... parts) {
    return probe.parse(Samples.of(String.join("", parts)));
  }

  @Test
  void reads_what_was_taken_and_how() {
    Capture capture = Captured.measured(parse(HEAD, capture("unread-data.pcap"), TAIL));

    assertThat(capture.taken().device()).isEqualTo("eth0");
    assertThat(capture.taken().scope()).isEqualTo(Scope.WHOLE_FLOWS);
    assertThat(capture.taken().length()).isEqualTo(Duration.ofMillis(7020));
    assertThat(capture.taken().lost()).hasValue(2);
    assertThat(capture.taken().capped()).isFalse();
    assertThat(capture.traffic().end().cut()).isEmpty();
    assertThat(capture.traffic().flows())
        .hasSize(3)
        .allSatisfy(flow -> assertThat(flow.server().control().resets()).isEqualTo(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fin-cooked-2.pcap", "unread-data-v6.pcap", "fin-nanoseconds.pcap"})
  void reads_captures_of_every_link_and_family(String name) {
    Capture capture = Captured.measured(parse(HEAD, capture(name), TAIL));
    assertThat(capture.traffic().flows()).hasSize(3);
    assertThat(capture.traffic().end().cut()).isEmpty();
  }

  @Test
  void a_quiet_port_is_an_answer() {
    Capture capture = Captured.measured(parse(HEAD, NO_PACKET, TAIL));
    assertThat(capture.traffic().flows()).isEmpty();
    assertThat(probe.exhibit(Samples.of(HEAD + NO_PACKET + TAIL)).attachment()).isEmpty();
  }

  @Test
  void knows_when_the_number_of_packets_ended_it() {
    String few = HEAD.replace("most=20000", "most=15").replace("WHOLE", "FLAGS");
    Capture.Taken taken = Captured.measured(parse(few, capture("unread-data.pcap"), TAIL)).taken();
    assertThat(taken.capped()).isTrue();
    assertThat(taken.scope()).isEqualTo(Scope.FLAGS);
  }

  @Test
  void reads_what_came_before_the_bound_of_bytes() {
    byte[] whole = (HEAD + capture("fin.pcap")).getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = Arrays.copyOf(whole, whole.length - 30);
    Section section =
        new Section(
            "packets",
            1,
            Samples.AT,
            Samples.UPTIME,
            141,
            Duration.ofSeconds(3),
            bytes,
            Completeness.CAPPED);
    Capture capture = Captured.measured(probe.parse(new ProbeOutput(List.of(section))));

    assertThat(capture.taken().capped()).isTrue();
    assertThat(capture.taken().length()).isEqualTo(Duration.ofSeconds(3));
    assertThat(capture.taken().lost()).isEmpty();
    assertThat(capture.traffic().end().cut()).isPresent();
    assertThat(capture.traffic().flows()).hasSize(3);
  }

  @Test
  void what_came_before_it_took_too_long_is_kept() {
    ProbeOutput output = tooLong(HEAD + capture("fin.pcap"));
    Capture capture = Captured.measured(probe.parse(output));

    assertThat(capture.traffic().flows()).hasSize(3);
    assertThat(capture.taken().capped()).isFalse();
    assertThat(capture.taken().length()).isEqualTo(Duration.ofSeconds(12));
    assertThat(probe.exhibit(output).text())
        .contains("tcpdump: it did not end when it was asked to, and was killed\n");
  }

  @Test
  void where_nothing_came_before_it_took_too_long_that_is_said() {
    for (String none : List.of(HEAD, HEAD + NO_PACKET, HEAD + NO_PACKET.substring(0, 11))) {
      assertThat(probe.parse(tooLong(none)))
          .isEqualTo(
              Outcome.unavailable(
                  Reason.TIMED_OUT, "tcpdump captured nothing in 12 s and did not end by itself"));
    }
    assertThat(probe.parse(tooLong("")))
        .isEqualTo(Outcome.unavailable(Reason.TIMED_OUT, "the capture had not begun after 12 s"));
  }

  private static ProbeOutput tooLong(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new ProbeOutput(
        List.of(
            new Section(
                "packets",
                1,
                Samples.AT,
                Samples.UPTIME,
                124,
                Duration.ofSeconds(12),
                bytes,
                Completeness.WHOLE)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "NOT_PERMITTED, tcpdump: eth0: You don't have permission to perform this capture on that device",
        "NOT_THERE, tcpdump: eth0: No such device exists",
        "NOT_THERE, tcpdump: can't parse filter expression: syntax error"
      })
  void says_why_tcpdump_did_not_begin(Reason reason, String said) {
    String ended = "\n# ended ms=10\n" + said + "\nexit=1\n";
    assertThat(parse(HEAD, ended))
        .isEqualTo(
            Outcome.unavailable(reason, "tcpdump did not begin: " + said.replace("tcpdump: ", "")));
    assertThat(probe.exhibit(Samples.of(HEAD + ended)).text()).contains(said);
  }

  @Test
  void a_script_that_may_not_capture_or_has_no_tool_says_so() {
    String why = "tcpdump on orders-1 needs root or cap_net_raw, and user dee has neither";
    assertThat(probe.parse(Samples.exited(77, why + "\n")))
        .isEqualTo(Outcome.unavailable(Reason.NOT_PERMITTED, why));
    assertThat(probe.parse(Samples.exited(69, "this machine has no tcpdump\n")))
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "this machine has no tcpdump"));
    assertThat(probe.exhibit(Samples.exited(77, why + "\n"))).isEqualTo(Exhibit.of(why));
  }

  @Test
  void what_is_no_capture_is_malformed() {
    assertThat(parse("")).isEqualTo(Outcome.malformed("the answer is empty"));
    assertThat(parse("hello\n")).isEqualTo(malformed("it does not say what was captured"));
    assertThat(parse(HEAD)).isEqualTo(malformed("the end of the capture is missing"));
    assertThat(parse(HEAD, "garbage", TAIL))
        .isEqualTo(malformed("this is no capture: it begins with 67 61 72 62"));
    assertThat(parse(HEAD, NO_PACKET.substring(0, 11), TAIL))
        .isEqualTo(malformed("the capture's header is cut"));
    assertThat(probe.parse(Samples.broken(HEAD + "\nsecret")))
        .isInstanceOf(Outcome.Malformed.class);
    assertThat(probe.exhibit(Samples.broken(HEAD + "\nsecret")).text()).doesNotContain("secret");
  }

  private static Outcome<Capture> malformed(String problem) {
    return Outcome.malformed(problem);
  }

  @Test
  void a_forged_end_in_a_packet_is_a_packet() {
    String forged = capture("fin.pcap").replace("GET /", "\n# ended ms=1\n");
    Capture capture = Captured.measured(parse(HEAD, forged + TAIL, TAIL));
    assertThat(capture.taken().length()).isEqualTo(Duration.ofMillis(7020));
  }

  @Test
  void keeps_the_telling_packets_and_no_secret() {
    String text = HEAD + capture("keep-alive-race.pcap") + TAIL;
    Exhibit kept = probe.exhibit(Samples.of(text));

    assertThat(kept.text())
        .startsWith(
            "Captured on eth0 for 7.02 s: the packets of port 8080, 128 bytes of each at most; by"
                + " root, at 41 TCP segments a second on all ports, filter: tcp port 8080.\n")
        .contains(
            "4 connections,",
            "resets: 4 of the service's side, 0 of clients",
            "payload cut to 8 bytes; checksums do not match the cut packets",
            " -> 10.77.2.1:8080, ",
            "[R] seq ",
            " win 0 ttl 63 id 0\n");
    assertThat(kept.seen())
        .as("where nothing is kept, nothing says so")
        .startsWith("Captured on eth0 for 7.02 s")
        .contains("[R] seq ")
        .doesNotContain("are kept");
    assertThat(kept.text().length()).isLessThan(48 * 1024);
    assertThat(kept.attachment().orElseThrow().suffix()).isEqualTo("pcap");
    assertThat(new String(kept.attachment().orElseThrow().bytes(), StandardCharsets.ISO_8859_1))
        .contains("GET /")
        .doesNotContain("HTTP/1.1\r\n");
  }

  @Test
  void shows_resets_of_the_service_before_those_of_clients_and_refusals() {
    String text = HEAD + capture("client-left.pcap") + TAIL;
    String left = probe.exhibit(Samples.of(text)).text();
    assertThat(left).contains("resets: 0 of the service's side, 4 of clients");
    assertThat(left.indexOf("packets\n")).isLessThan(left.indexOf("[R"));
  }

  @Test
  void a_person_can_ask_the_same() {
    Instance instance = Instance.of("orders", "orders-1", new HostPort("10.0.0.4", 8080));
    assertThat(probe.command(instance))
        .isEqualTo(
            "timeout 7 tcpdump -p -n -U --immediate-mode -s 128 -c 20000 -i any -w packets.pcap 'tcp"
                + " port 8080 and host 10.0.0.4'");
    assertThat(probe.arguments(instance)).containsExactly("orders-1", "7", "20000", "3000");
    assertThat(probe.bounds().outputBytes())
        .as("room for so many packets with their headers")
        .isGreaterThan(20_000 * (Order.SNAP_LENGTH + 16) + 64 * 1024);
  }
}
