package dee.playbooks.diagnosis;

import static dee.playbooks.diagnosis.ShippedMap.explained;
import static dee.playbooks.diagnosis.ShippedMap.ids;
import static dee.playbooks.diagnosis.ShippedMap.told;
import static dee.playbooks.diagnosis.ShippedMap.unresolved;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.reachability.Reachability.Result;
import org.junit.jupiter.api.Test;

/** Connections that are accepted and closed at once: who does so, and whether it resets. */
class DroppedLookAlikeTest {

  private static final String CLOSE = "TcpExtTCPAbortOnClose";

  private static SampleFacts outOfFiles() {
    return SampleFacts.healthy()
        .files(100, 100, 20, 78)
        .tries(Result.RESET, 4)
        .moreTries(Result.EMPTY_REPLY, 2);
  }

  @Test
  void who_accepts_only_to_close_resets_behind_an_empty_queue() {
    Diagnosis diagnosis =
        explained(
            WireFacts.of(outOfFiles())
                .saw("droppedAtOnce", 24)
                .saw("tornDown", 16)
                .rose(CLOSE, 16)
                .facts(),
            "file-leak",
            "fd-exhausted",
            "accept-fails",
            "accepted-and-dropped",
            "empty-reply",
            "reset");
    assertThat(told(diagnosis, "accepted-and-dropped"))
        .contains("24 of 61 connections in 7.0 s", "16 were reset", "100 of 100 files");
  }

  @Test
  void without_a_capture_it_is_neither_a_failing_handler_nor_unread_data() {
    Diagnosis diagnosis = unresolved(WireFacts.of(outOfFiles()).rose(CLOSE, 16).withoutTcpdump());
    assertThat(ids(diagnosis.chain())).doesNotContain("handler-fails", "accepted-and-dropped");
    assertThat(told(diagnosis, "accepted-and-dropped")).contains("tcpdump is not installed");
  }

  @Test
  void a_handler_without_files_closes_in_peace() {
    SampleFacts facts = SampleFacts.healthy().files(100, 100, 20, 78).tries(Result.EMPTY_REPLY, 6);
    explained(
        WireFacts.of(facts).saw("droppedAtOnce", 24).facts(),
        "file-leak",
        "fd-exhausted",
        "handler-fails",
        "empty-reply");
  }

  @Test
  void a_reset_or_two_beside_failing_handlers_is_no_dropping_of_connections() {
    SampleFacts facts = SampleFacts.healthy().files(100, 100, 20, 78).tries(Result.EMPTY_REPLY, 6);
    MeasuredFacts some = WireFacts.of(facts).saw("droppedAtOnce", 24).saw("tornDown", 2).facts();
    assertThat(ShippedMap.state(some, "accepted-and-dropped"))
        .isInstanceOf(LinkState.NotChecked.class);
    assertThat(ShippedMap.state(some, "handler-fails")).isInstanceOf(LinkState.Observed.class);
  }
}
