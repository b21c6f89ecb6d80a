package dee.playbooks.diagnosis;

import static dee.playbooks.diagnosis.ShippedMap.explained;
import static dee.playbooks.diagnosis.ShippedMap.ids;
import static dee.playbooks.diagnosis.ShippedMap.told;
import static dee.playbooks.diagnosis.ShippedMap.unresolved;
import static org.assertj.core.api.Assertions.assertThat;

import dee.playbooks.SampleFacts;
import dee.probes.Outcome;
import dee.probes.logs.LogTail;
import dee.probes.process.Restarts;
import dee.probes.process.Restarts.Life;
import dee.probes.process.ServiceProcess;
import dee.probes.reachability.Reachability.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A process that ends while clients are connected: crashed, stopped, or only looked as if. */
class RestartLookAlikeTest {

  private static final Instant NOW = SampleFacts.NOW;

  /** Two lives: one of 3 seconds that ended, and its successor. */
  private static Restarts restarted() {
    return new Restarts(
        List.of(
            new Life(
                4711, NOW.minusSeconds(4), NOW.minusSeconds(2), Optional.of(NOW.minusSeconds(1))),
            new Life(4720, NOW, NOW, Optional.empty())),
        Duration.ofSeconds(5),
        OptionalInt.of(7));
  }

  private static Restarts quiet() {
    return new Restarts(
        List.of(new Life(4711, NOW.minusSeconds(40), NOW, Optional.empty())),
        Duration.ofSeconds(5),
        OptionalInt.empty());
  }

  private static SampleFacts young(SampleFacts facts, int seconds) {
    return facts.with(
        "process",
        new ServiceProcess(
            4711,
            "java",
            NOW.minusSeconds(seconds),
            20,
            ServiceProcess.State.SLEEPING,
            1000,
            "java -jar orders.jar",
            Optional.of(Duration.ofMillis(120)),
            false,
            1));
  }

  private static LogTail log(Optional<Instant> written, Optional<LogTail.Farewell> farewell) {
    return new LogTail(
        "/var/log/orders.log",
        4000,
        60,
        Optional.of(Duration.ofSeconds(1)),
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        written,
        farewell);
  }

  private static Optional<LogTail.Farewell> farewell(int secondsAgo) {
    return Optional.of(
        new LogTail.Farewell(
            "received SIGTERM, closing", Optional.of(NOW.minusSeconds(secondsAgo))));
  }

  private static SampleFacts ended(LogTail log) {
    return young(SampleFacts.healthy(), 4)
        .tries(Result.REFUSED, 3)
        .moreTries(Result.RESET, 2)
        .moreTries(Result.EMPTY_REPLY, 1)
        .moreTries(Result.ANSWERED, 2)
        .with("restarts", restarted())
        .with("log-tail", log);
  }

  private static SampleFacts crashed() {
    return ended(log(Optional.of(NOW), Optional.empty()));
  }

  private static WireFacts flushed(SampleFacts facts) {
    return WireFacts.of(facts).saw("tornDown", 9).together(7).rose("TcpOutRsts", 9);
  }

  @Test
  void a_process_that_dies_without_a_word_and_comes_back_is_a_crash_loop() {
    Diagnosis diagnosis =
        explained(
            flushed(crashed()).facts(),
            "crash-loop",
            "process-restarting",
            "queue-flushed",
            "refused",
            "empty-reply",
            "reset");
    assertThat(told(diagnosis, "crash-loop"))
        .contains(
            "1 of 2 processes that held port 8080 ended in 5.0 s; systemd has restarted it 7 times",
            "its log has no word of a shutdown");
    assertThat(told(diagnosis, "queue-flushed"))
        .contains("9 connections were torn down in 7.0 s, 7 of them in the same moment");
    assertThat(ids(diagnosis.ruledOut())).contains("restarted");
  }

  @Test
  void its_resets_need_no_packets_where_the_kernel_counted_them() {
    MeasuredFacts facts = WireFacts.of(crashed()).rose("TcpOutRsts", 9).withoutTcpdump();
    assertThat(ShippedMap.of(facts).causes()).containsExactly("crash-loop");
    unresolved(WireFacts.of(crashed()).withoutTcpdump());
  }

  @Test
  void a_process_that_says_goodbye_was_restarted_from_outside() {
    Diagnosis diagnosis = ShippedMap.of(flushed(ended(log(Optional.of(NOW), farewell(1)))).facts());
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXPLAINED);
    assertThat(diagnosis.causes()).containsExactly("restarted");
    assertThat(told(diagnosis, "restarted"))
        .contains("the last word of a shutdown in its log: 'received SIGTERM, closing'");
    assertThat(ids(diagnosis.ruledOut())).contains("crash-loop");
  }

  @Test
  void the_goodbye_of_an_earlier_process_does_not_speak_for_this_one() {
    Diagnosis diagnosis =
        ShippedMap.of(flushed(ended(log(Optional.of(NOW), farewell(3600)))).facts());
    assertThat(diagnosis.causes()).containsExactly("crash-loop");
  }

  @Test
  void without_a_log_a_crash_and_a_restart_are_the_same() {
    Diagnosis unread =
        unresolved(
            flushed(crashed().without("log-tail", Outcome.Reason.NOT_PERMITTED, "read the log"))
                .facts());
    assertThat(ids(unread.chain())).contains("process-restarting", "queue-flushed");
    assertThat(ids(unread.notChecked())).contains("crash-loop", "restarted");
    Diagnosis stale =
        unresolved(
            flushed(ended(log(Optional.of(NOW.minusSeconds(900)), Optional.empty()))).facts());
    assertThat(ids(stale.notChecked())).contains("crash-loop", "restarted");
    unresolved(
        flushed(
                ended(
                    log(
                        Optional.of(NOW),
                        Optional.of(new LogTail.Farewell("shutting down", Optional.empty())))))
            .facts());
  }

  @Test
  void a_process_that_has_just_begun_is_watched_before_resets_are_ruled_out() {
    assertThat(reset(young(unwatched(), 2))).isInstanceOf(LinkState.NotChecked.class);
    assertThat(reset(young(unwatched(), 40))).isInstanceOf(LinkState.Refuted.class);
    assertThat(reset(young(unwatched(), 2).with("restarts", quiet())))
        .isInstanceOf(LinkState.Refuted.class);
  }

  private static SampleFacts unwatched() {
    return SampleFacts.healthy().without("restarts", Outcome.Reason.NOT_ASKED, "nobody watched");
  }

  private static LinkState reset(SampleFacts facts) {
    return ShippedMap.state(facts.facts(), "reset");
  }

  @Test
  void a_young_process_that_stays_is_neither() {
    SampleFacts facts =
        young(SampleFacts.healthy(), 40)
            .tries(Result.RESET, 4)
            .with("restarts", quiet())
            .with("log-tail", log(Optional.of(NOW), farewell(41)));
    Diagnosis diagnosis = unresolved(WireFacts.of(facts).withoutTcpdump());
    assertThat(ids(diagnosis.ruledOut())).contains("restarted");
    assertThat(ids(diagnosis.chain())).doesNotContain("process-restarting");
  }

  @Test
  void unread_data_of_a_process_that_ends_is_flushed_and_not_bad_manners() {
    MeasuredFacts facts = flushed(crashed()).rose("TcpExtTCPAbortOnClose", 9).facts();
    assertThat(ShippedMap.of(facts).causes()).containsExactly("crash-loop");
    assertThat(ShippedMap.state(facts, "close-with-unread-data"))
        .isInstanceOf(LinkState.NotChecked.class);
  }

  @Test
  void a_young_process_is_told_to_be_young_and_nothing_more() {
    MeasuredFacts facts =
        young(SampleFacts.healthy(), 40)
            .without("restarts", Outcome.Reason.NOT_ASKED, "nobody watched")
            .facts();
    assertThat(ShippedMap.state(facts, "queue-flushed"))
        .isInstanceOfSatisfying(
            LinkState.NotChecked.class,
            s ->
                assertThat(s.reason())
                    .startsWith(
                        "inconclusive: pid 4711, running for 40 s; TcpOutRsts rose by 0 in 2.0 s")
                    .doesNotContain("a process ended", "(by "));
    assertThat(ShippedMap.state(facts, "port-closed"))
        .isInstanceOfSatisfying(
            LinkState.Refuted.class,
            s -> assertThat(s.says()).endsWith("0 of 20 tries refused, 20 answered"));
  }

  @Test
  void a_port_that_is_closed_between_two_lives_is_not_closed() {
    SampleFacts facts =
        young(SampleFacts.healthy(), 4)
            .noListener()
            .tries(Result.REFUSED, 8)
            .with("restarts", restarted())
            .with("log-tail", log(Optional.of(NOW), Optional.empty()));
    assertThat(ShippedMap.of(facts.facts()).causes()).containsExactly("crash-loop");
    assertThat(ShippedMap.of(facts.with("restarts", gone()).facts()).causes())
        .as("it did not come back")
        .containsExactly("port-closed");
  }

  @Test
  void a_process_that_was_away_at_the_first_look_is_found_by_the_watch() {
    MeasuredFacts facts =
        flushed(
                crashed()
                    .without("process", Outcome.Reason.NO_SUCH_PROCESS, "nobody holds port 8080"))
            .facts();
    Diagnosis diagnosis = ShippedMap.of(facts);
    assertThat(diagnosis.causes()).containsExactly("crash-loop");
    assertThat(told(diagnosis, "process-restarting")).contains("1 of 2 processes");
  }

  private static Restarts gone() {
    return new Restarts(List.of(), Duration.ofSeconds(5), OptionalInt.empty());
  }
}
