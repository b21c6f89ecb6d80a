package dee.playbooks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstTroubleTest {

  private static Sign sign(String trouble, String time, int within, String... evidence) {
    return new Sign(
        new Past.Signal(
            "x", "x happened", Instant.parse("2026-11-22T" + time + "Z"), List.of(evidence)),
        Duration.ofSeconds(within),
        trouble);
  }

  @Test
  void tells_the_order_with_times_and_evidence() {
    assertThat(
            FirstTrouble.of(
                List.of(
                    sign("latency", "02:10:40", 10, "e9"),
                    sign("pool timeouts", "02:11:02", 1, "e9"),
                    sign("the application's log fell silent", "02:11:06", 1, "e9", "e10"))))
        .contains(
            "First to go wrong (UTC): latency (02:10:40), then pool timeouts (02:11:02),"
                + " then the application's log fell silent (02:11:06) [e9 e10]");
  }

  @Test
  void does_not_order_what_is_closer_than_the_times_are_exact() {
    assertThat(
            FirstTrouble.of(
                List.of(
                    sign("latency", "02:10:40", 10, "e9"),
                    sign("failed requests", "02:10:50", 10, "e9"),
                    sign("pool timeouts", "02:10:51", 1, "e9"))))
        .contains(
            "First to go wrong (UTC): latency and failed requests (about the same time, 02:10:40),"
                + " then pool timeouts (02:10:51) [e9]");
  }

  @Test
  void a_change_that_is_not_wrong_by_itself_is_not_the_first_to_go_wrong() {
    assertThat(FirstTrouble.of(List.of(sign("", "02:10:40", 10, "e2")))).isEmpty();
    assertThat(
            FirstTrouble.of(
                List.of(sign("", "02:10:40", 10, "e2"), sign("latency", "02:12:00", 10, "e9"))))
        .contains("First to go wrong (UTC): latency (02:12:00) [e9]");
  }

  @Test
  void says_nothing_of_nothing() {
    assertThat(FirstTrouble.of(List.of())).isEmpty();
  }
}
