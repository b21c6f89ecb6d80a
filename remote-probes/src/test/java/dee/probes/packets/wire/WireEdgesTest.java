package dee.probes.packets.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.HostPort;
import dee.probes.packets.Capture;
import dee.probes.packets.Capture.Scope;
import dee.probes.packets.flow.FlowBounds;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a capture cannot tell is not counted. */
class WireEdgesTest {

  private static Capture whole(Reworked frames) {
    return Taken.of(frames.pcap(), Scope.WHOLE_FLOWS);
  }

  private static Wire atServer(Capture capture) {
    return Wire.of(Optional.of(capture), Optional.empty(), Taken.SERVICE);
  }

  private static Capture losing(Capture capture, long lost, boolean capped) {
    Capture.Taken taken = capture.taken();
    return new Capture(
        capture.traffic(),
        new Capture.Taken(
            taken.device(), taken.scope(), taken.length(), OptionalLong.of(lost), capped));
  }

  @ParameterizedTest
  @CsvSource({
    "unread-data, '0 of 3 own: tornDown=3'",
    "accepted-and-dropped, '0 of 5 own: opened=2 tornDown=3'",
    "keep-alive-race, '0 of 4 own: '",
    "client-left, '0 of 4 own: '",
    "tls-to-plain, '0 of 4 own: '",
    "killed, '0 of 4 own: tornDown=4 burst=4'",
    "syn-ignored, '0 of 3 own: opened=1 ignored=2 afterTheEnd=1'",
    "host-reject, '0 of 1 own: refused=1'",
  })
  void without_the_data_packets_only_beginnings_and_ends_are_counted(String name, String expected) {
    Reworked frames = Reworked.of(name + ".server.pcap").onlyFlags();
    Wire wire = atServer(Taken.of(frames.pcap(), Scope.FLAGS));

    assertThat(wire.watch().whole()).isFalse();
    assertThat(Summary.of(wire)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "unread-data, 3600", "unread-data, -37", "injected, 3600", "injected, -37",
    "syn-lost, 3600", "syn-lost, -37", "router-refuses, 3600", "crossing, -37",
    "killed, 3600", "forgotten, -37", "forgotten, 3600"
  })
  void clocks_that_differ_change_nothing(String name, int seconds) {
    Capture server = whole(Reworked.of(name + ".server.pcap").ahead(seconds));

    assertThat(Summary.of(Taken.both(server, Taken.whole(name + ".pcap"))))
        .isEqualTo(Summary.of(Taken.both(name)));
  }

  @Test
  void a_syn_at_the_captures_end_is_not_ignored_yet() {
    Reworked frames = Reworked.of("syn-ignored.server.pcap");
    int opened = 5;

    assertThat(Summary.of(atServer(whole(frames.first(opened + 1)))))
        .isEqualTo("0 of 2 own: opened=1");
    assertThat(atServer(whole(frames)).openings().ignored()).isEqualTo(2);
  }

  @Test
  void a_reset_that_is_sent_again_and_again_is_one() {
    assertThat(Summary.of(atServer(whole(Reworked.of("unread-data.pcap").resetsRepeated()))))
        .isEqualTo("0 of 3 own: opened=3 tornDown=3 droppedAtOnce=3");
    assertThat(Summary.of(atServer(whole(Reworked.of("host-reject.pcap").resetsRepeated()))))
        .isEqualTo("0 of 1 own: refused=1");
  }

  @ParameterizedTest
  @CsvSource({"7, false", "0, true"})
  void a_capture_that_lacks_packets_proves_nothing_by_their_absence(long lost, boolean capped) {
    Capture server = losing(Taken.whole("syn-lost.server.pcap"), lost, capped);

    assertThat(Summary.of(Taken.both(server, Taken.whole("syn-lost.pcap"))))
        .isEqualTo("4 of 4 own: opened=2 unanswered=2 agreed=2");
    assertThat(
            Summary.of(
                Taken.both(
                    losing(whole(Reworked.of("unread-data.server.pcap").first(5)), lost, capped),
                    Taken.whole("unread-data.pcap"))))
        .isEqualTo("3 of 3 own: opened=3 tornDown=3 droppedAtOnce=3");
  }

  @Test
  void what_happened_before_the_servers_capture_began_is_nobody_elses() {
    int oneConnection = 6;
    Capture late = whole(Reworked.of("unread-data.server.pcap").from(oneConnection));

    assertThat(Summary.of(Taken.both(late, Taken.whole("unread-data.pcap"))))
        .isEqualTo("3 of 3 own: opened=3 tornDown=3 droppedAtOnce=3");
  }

  @Test
  void who_refused_before_the_servers_capture_began_is_not_known() {
    Capture late = whole(Reworked.of("host-reject.server.pcap").from(2));

    assertThat(Summary.of(Taken.both(late, Taken.whole("host-reject.pcap"))))
        .isEqualTo("1 of 1 own: ");
    assertThat(Summary.of(Taken.both("host-reject"))).isEqualTo("1 of 1 own: refused=1");
  }

  @Test
  void what_happened_after_the_servers_capture_had_ended_is_not_lost() {
    Capture early = whole(Reworked.of("syn-lost.server.pcap").first(10));
    Capture dee = Taken.whole("syn-lost.pcap");
    Wire wire = Wire.of(Optional.of(early), Optional.of(dee), Taken.SERVICE);

    assertThat(wire.openings().lost()).isZero();
    assertThat(wire.openings().unanswered()).isEqualTo(2);
  }

  @Test
  void where_another_machine_shares_out_the_connections_none_is_called_lost() {
    Wire wire = Taken.both(Taken.whole("unread-data.server.pcap"), Taken.whole("syn-lost.pcap"));

    assertThat(Summary.of(wire))
        .isEqualTo("4 of 7 own: opened=5 unanswered=2 tornDown=3 droppedAtOnce=3 agreed=2");
  }

  @Test
  void connections_beyond_the_bound_are_said_to_be_missing() {
    FlowBounds one = new FlowBounds(1, 6, 10, OptionalInt.empty());
    byte[] frames = Reworked.of("unread-data.server.pcap").pcap();
    Wire wire = atServer(Taken.of(frames, Scope.WHOLE_FLOWS, one));

    assertThat(wire.watch().connections()).isEqualTo(1);
    assertThat(wire.watch().whole()).isFalse();
    assertThat(wire.resets().tornDown()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders.example", "192.0.2.7", "10.77.2.1"})
  void the_port_decides_where_the_services_address_is_a_name_or_translated(String host) {
    Wire wire =
        Wire.of(
            Optional.of(Taken.whole("unread-data.server.pcap")),
            Optional.of(Taken.whole("unread-data.pcap")),
            new HostPort(host, 8080));

    assertThat(wire.watch().connections()).isEqualTo(3);
    assertThat(wire.watch().ownConnections()).isEqualTo(3);
  }

  @Test
  void connections_of_other_services_are_left_out() {
    assertThat(
            Wire.of(
                    Optional.of(Taken.whole("unread-data.server.pcap")),
                    Optional.empty(),
                    new HostPort("10.77.2.1", 8081))
                .watch()
                .connections())
        .isZero();
  }

  @Test
  void the_machines_own_questions_to_the_same_port_of_others_are_left_out() {
    // Its clients come from 10.77.1.1; it asks 10.77.3.1 itself.
    Reworked both =
        Reworked.of("unread-data.server.pcap")
            .and(Reworked.of("unread-data.server.pcap").inOtherNet(1));

    assertThat(atServer(whole(both)).watch().connections()).isEqualTo(3);
  }

  @Test
  void nothing_captured_is_nothing_seen() {
    Wire wire = atServer(whole(Reworked.of("unread-data.server.pcap").first(0)));

    assertThat(Summary.of(wire)).isEqualTo("0 of 0 own: ");
    assertThat(wire.tellings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unread-data",
        "keep-alive-race",
        "injected",
        "forgotten",
        "crossing",
        "syn-lost",
        "router-refuses",
        "plain-to-tls",
        "killed",
        "translated",
        "answer-lost"
      })
  void captures_that_end_anywhere_are_read_without_claiming_more(String name) {
    Reworked server = Reworked.of(name + ".server.pcap");
    Reworked dee = Reworked.of(name + ".pcap");
    long most = Taken.both(name).watch().connections();
    for (int there = 0; there <= server.size(); there += 1 + server.size() / 12) {
      for (int near = 0; near <= dee.size(); near += 1 + dee.size() / 12) {
        Wire wire = Taken.both(whole(server.first(there)), whole(dee.first(near)));

        assertThat(wire.watch().connections()).isLessThanOrEqualTo(most);
        assertThat(wire.openings().opened()).isLessThanOrEqualTo(most);
        assertThat(wire.tellings()).allSatisfy(t -> assertThat(t.flow().packets()).isPositive());
      }
    }
  }
}
