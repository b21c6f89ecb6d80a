package dee.probes.packets.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.packets.wire.Telling.Kind;
import dee.probes.packets.wire.Telling.Where;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real connections that ended in known ways, captured on one side and on both. */
class WireTest {

  @ParameterizedTest
  @CsvSource({
    "accepted-and-dropped, 5 of 5 own: opened=5 tornDown=3 droppedAtOnce=5",
    "all-lost, 2 of 2 own: lost=2",
    "answer-lost, 1 of 1 own: unanswered=1",
    "answered-too-early, 3 of 3 own: opened=3 noSocket=3 cutShort=3 agreed=3",
    "client-left, 4 of 4 own: opened=4 clientsLeft=4 agreed=3",
    "crossing, 3 of 3 own: opened=3 noSocket=3 races=3 serverIdle=15 agreed=3",
    "fin-first, 3 of 3 own: noSocket=3 races=3",
    "forgotten, 3 of 3 own: opened=3 lostAfterIdle=3 shortestLostIdle=15 agreed=3",
    "forgotten-before, 2 of 2 own: lostAfterIdle=2",
    "given-up, 3 of 3 own: opened=3 noSocket=3 cutShort=3",
    "host-reject, 1 of 1 own: refused=1",
    "injected, 1 of 1 own: opened=1 injected=1 agreed=1",
    "keep-alive-race, 4 of 4 own: opened=4 noSocket=4 races=4 serverIdle=20 agreed=4",
    "killed, 4 of 4 own: opened=4 tornDown=4 burst=4",
    "late-answer, 2 of 2 own: opened=2 clientsGaveUp=2 agreed=2",
    "lossy, 1 of 1 own: opened=1 agreed=1",
    "plain-to-tls, 5 of 5 own: opened=5 tornDown=3 droppedAtOnce=3 plainToTls=3 agreed=2",
    "queue-full, 4 of 4 own: opened=2 ignored=2 afterTheEnd=2",
    "router-refuses, 3 of 3 own: opened=1 refusedElsewhere=2 agreed=1",
    "router-reject, 3 of 3 own: opened=3 otherHost=3 agreed=3",
    "syn-ignored, 3 of 3 own: opened=1 ignored=2 afterTheEnd=1",
    "syn-lost, 4 of 4 own: opened=2 lost=2 agreed=2",
    "tls-farewell, 3 of 3 own: opened=3 afterTheEnd=3 agreed=3",
    "tls-to-plain, 4 of 4 own: opened=4 clientsLeft=2 afterTheEnd=2 droppedAtOnce=2 tlsToPlain=4",
    "translated, 3 of 3 own: opened=3 tornDown=3 droppedAtOnce=3",
    "unread-data, 3 of 3 own: opened=3 tornDown=3 droppedAtOnce=3",
  })
  void two_captures_tell_what_happened_to_each_connection_once(String name, String expected) {
    Wire wire = Taken.both(name);

    assertThat(Summary.of(wire)).isEqualTo(expected);
    assertThat(wire.watch().atServer()).isTrue();
    assertThat(wire.watch().atDee()).isTrue();
    assertThat(wire.watch().whole()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "accepted-and-dropped, 0 of 5 own: opened=5 tornDown=3 droppedAtOnce=5",
    "all-lost, '0 of 0 own: '",
    "answer-lost, '0 of 1 own: '",
    "client-left, 0 of 4 own: opened=4 clientsLeft=4 agreed=3",
    "crossing, 0 of 3 own: opened=3 noSocket=3 races=3 serverIdle=15 agreed=3",
    "fin-first, 0 of 3 own: noSocket=3 races=3",
    "forgotten, 0 of 3 own: opened=3 agreed=3",
    "host-reject, 0 of 1 own: refused=1",
    "injected, 0 of 1 own: opened=1 afterTheEnd=1 agreed=1",
    "keep-alive-race, 0 of 4 own: opened=4 noSocket=4 races=4 serverIdle=20 agreed=4",
    "killed, 0 of 4 own: opened=4 tornDown=4 burst=4",
    "queue-full, 0 of 4 own: opened=2 ignored=2 afterTheEnd=2",
    "router-refuses, 0 of 1 own: opened=1 agreed=1",
    "syn-ignored, 0 of 3 own: opened=1 ignored=2 afterTheEnd=1",
    "syn-lost, 0 of 2 own: opened=2 agreed=2",
    "tls-farewell, 0 of 3 own: opened=3 afterTheEnd=3 agreed=3",
    "translated, 0 of 3 own: opened=3 tornDown=3 droppedAtOnce=3",
  })
  void the_servers_capture_alone_tells_what_came_there(String name, String expected) {
    assertThat(Summary.of(Taken.atServer(name))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "all-lost, 2 of 2 own: unanswered=2",
    "answer-lost, 1 of 1 own: unanswered=1",
    "closed-port, '0 of 0 own: '",
    "crossing, 3 of 3 own: opened=3 noSocket=3 agreed=3",
    "fin-cooked, 3 of 3 own: opened=3 agreed=3",
    "fin-cooked-2, 3 of 3 own: opened=3 agreed=3",
    "forgotten, 3 of 3 own: opened=3 lostAfterIdle=3 shortestLostIdle=15 agreed=3",
    "injected, 1 of 1 own: opened=1 injected=1 agreed=1",
    "kept-alive, 1 of 1 own: opened=1 agreed=1",
    "linger-zero, 2 of 2 own: opened=2 tornDown=2 agreed=2",
    "queue-full, 4 of 4 own: opened=2 unanswered=2 afterTheEnd=2",
    "router-refuses, 3 of 3 own: opened=1 refusedElsewhere=2 agreed=1",
    "router-reject, 3 of 3 own: opened=3 otherHost=3 agreed=3",
    "syn-ignored, 3 of 3 own: opened=1 unanswered=2 afterTheEnd=1",
    "syn-lost, 4 of 4 own: opened=2 unanswered=2 agreed=2",
    "unread-data-v6, 3 of 3 own: opened=3 tornDown=3 droppedAtOnce=3",
  })
  void dees_capture_alone_claims_nothing_about_the_servers_side(String name, String expected) {
    assertThat(Summary.of(Taken.nearby(name))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "accepted-and-dropped, true",
    "unread-data, true",
    "tls-to-plain, false",
    "keep-alive-race, false",
    "host-reject, false"
  })
  void who_closes_at_once_and_unread_resets_a_part(String name, boolean dropped) {
    assertThat(Taken.both(name).droppedUnread()).isEqualTo(dropped);
  }

  @ParameterizedTest
  @CsvSource({
    "tls-to-plain, 4, true",
    "plain-to-tls, 3, true",
    "keep-alive-race, 0, false",
  })
  void a_language_that_most_clients_do_not_share_is_told(String name, long count, boolean most) {
    Wire.Languages languages = Taken.both(name).languages();
    assertThat(languages.mismatched()).isEqualTo(count);
    assertThat(languages.mostlyMismatched()).isEqualTo(most);
  }

  @Test
  void a_client_that_errs_among_many_is_no_mismatch() {
    assertThat(new Wire.Languages(3, 0, 3).mostlyMismatched()).isFalse();
    assertThat(new Wire.Languages(1, 1, 0).mostlyMismatched()).isFalse();
    assertThat(new Wire.Languages(2, 2, 3).mostlyMismatched()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"seen-twice", "translated-twice"})
  void connections_that_one_capture_saw_on_two_devices_count_once(String name) {
    assertThat(Summary.of(Taken.nearby(name)))
        .isEqualTo("3 of 3 own: opened=3 tornDown=3 droppedAtOnce=3");
  }

  @ParameterizedTest
  @CsvSource({
    "unread-data, TORN_DOWN",
    "killed, FLUSHED_TOGETHER",
    "keep-alive-race, NO_SOCKET",
    "keep-alive-race, KEEP_ALIVE_RACE",
    "answered-too-early, CUT_SHORT",
    "given-up, CUT_SHORT",
    "router-reject, OTHER_HOST",
    "injected, INJECTED",
    "host-reject, REFUSED",
    "syn-ignored, SYN_IGNORED",
    "answer-lost, SYN_UNANSWERED",
    "accepted-and-dropped, DROPPED_AT_ONCE",
    "forgotten, LOST_AFTER_IDLE",
    "tls-to-plain, WRONG_LANGUAGE",
    "plain-to-tls, WRONG_LANGUAGE",
    "client-left, CLIENT_LEFT",
  })
  void each_kind_has_a_telling_connection_with_both_its_sides(String name, Kind kind) {
    assertThat(Taken.both(name).telling(kind))
        .hasValueSatisfying(telling -> {
          assertThat(telling.where()).isEqualTo(Where.DEE);
          assertThat(telling.elsewhere()).isPresent();
        });
  }

  @ParameterizedTest
  @CsvSource({"syn-lost, SYN_LOST", "router-refuses, REFUSED_ELSEWHERE"})
  void what_never_came_to_the_server_is_told_by_dees_capture(String name, Kind kind) {
    assertThat(Taken.both(name).telling(kind))
        .hasValueSatisfying(telling -> {
          assertThat(telling.where()).isEqualTo(Where.DEE);
          assertThat(telling.elsewhere()).isEmpty();
        });
  }

  @Test
  void the_telling_connection_is_the_plainest_of_its_kind() {
    Wire wire = Taken.both("client-left");

    assertThat(List.of(wire.telling(Kind.CLIENT_LEFT).orElseThrow().flow().packets()))
        .as("the health check, which asked nothing")
        .containsExactly(4L);
  }
}
