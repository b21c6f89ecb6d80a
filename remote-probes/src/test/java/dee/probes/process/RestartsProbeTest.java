package dee.probes.process;

import static org.assertj.core.api.Assertions.assertThat;

import dee.probes.HostPort;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.process.Restarts.Life;
import dee.probes.shell.Samples;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartsProbeTest {

  private static final String CRASH_LOOP =
      Samples.captured("process/linux-6.18/restarts.crash-loop.out");
  private final RestartsProbe probe = new RestartsProbe();

  private Restarts measured(String text) {
    return probe.parse(Samples.of(text)).asOptional().orElseThrow();
  }

  @Test
  void a_person_can_ask_the_same() {
    Instance instance = Instance.of("orders", "orders-1", new HostPort("10.0.0.4", 8080));
    assertThat(probe.command(instance))
        .isEqualTo(
            "ss -Hltnp 'sport = :8080' # every 0.2 s for 5 s where that process began less than two"
                + " minutes ago");
  }

  @Test
  void tells_who_held_the_port_and_when_each_ended() {
    Restarts restarts = measured(CRASH_LOOP);
    var boot = Samples.AT.minus(Samples.UPTIME);
    assertThat(restarts.lives())
        .containsExactly(
            new Life(
                17405,
                boot.plusMillis(36_645_290),
                boot.plusMillis(36_645_700),
                Optional.of(boot.plusMillis(36_646_510))),
            new Life(
                17493,
                boot.plusMillis(36_647_090),
                boot.plusMillis(36_647_190),
                Optional.of(boot.plusMillis(36_648_430))));
    assertThat(restarts.ended()).isEqualTo(2);
    assertThat(restarts.watched()).isEqualTo(Duration.ofMillis(2790));
    assertThat(restarts.serviceManagerRestarts()).isEmpty();
  }

  @Test
  void one_that_was_there_to_the_end_did_not_end() {
    Restarts restarts = measured("ticks 250\nlife 7 1000 36580.24 -\nrestarts 17\nwatched 0.00\n");
    assertThat(restarts.ended()).isZero();
    assertThat(restarts.lives().getFirst().startedAt())
        .isEqualTo(Samples.AT.minus(Samples.UPTIME).plusSeconds(4));
    assertThat(restarts.watched()).isZero();
    assertThat(restarts.serviceManagerRestarts()).hasValue(17);
  }

  @Test
  void a_port_that_nobody_held_is_an_answer() {
    assertThat(measured("ticks 100\nwatched 5.07\n").lives()).isEmpty();
  }

  @Test
  void answers_that_tell_no_watch_are_malformed() {
    for (String text :
        new String[] {
          "", "\u0000\u00ff\n", CRASH_LOOP + "?\n", "life 7 1000 36580.24 -\nwatched 5.00\n"
        }) {
      assertThat(probe.parse(Samples.of(text))).as(text).isInstanceOf(Outcome.Malformed.class);
    }
  }

  @Test
  void an_answer_cut_anywhere_is_malformed() {
    int whole = CRASH_LOOP.strip().length();
    for (int end = 0; end < whole; end++) {
      assertThat(probe.parse(Samples.of(CRASH_LOOP.substring(0, end))))
          .as("cut after " + end)
          .isInstanceOf(Outcome.Malformed.class);
    }
  }

  @Test
  void what_may_not_be_seen_or_is_missing_is_no_peace() {
    assertThat(probe.parse(Samples.exited(77, "user a may not see it\n")))
        .isEqualTo(Outcome.unavailable(Reason.NOT_PERMITTED, "user a may not see it"));
    assertThat(probe.parse(Samples.exited(69, "no awk\n")))
        .isEqualTo(Outcome.unavailable(Reason.TOOL_MISSING, "no awk"));
  }
}
