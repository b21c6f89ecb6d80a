package dee.bot.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientLogTest {

  @Test
  void adds_up_the_last_seconds_over_all_instances() {
    ClientLog log =
        ClientLog.of(
            List.of(
                "1 127.0.31.1:8080 closes ANSWERED=50",
                "2 127.0.31.1:8080 closes ANSWERED=10 READ_TIMEOUT=20",
                "2 127.0.31.2:8080 closes ANSWERED=18",
                "3 127.0.31.1:8080 closes CONNECT_TIMEOUT=52",
                "half a li"),
            2,
            _ -> true);

    assertThat(log).isEqualTo(new ClientLog(2, 100, 72));
    assertThat(log.percentFailed()).isEqualTo(72);
  }

  @Test
  void nothing_yet_is_no_failure() {
    assertThat(ClientLog.of(List.of(), 5, _ -> true).percentFailed()).isZero();
  }
}
