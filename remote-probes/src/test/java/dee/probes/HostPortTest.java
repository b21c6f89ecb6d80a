package dee.probes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPortTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8080, true",
    "127.9.0.1:8080, true",
    "localhost:8080, true",
    "[::1]:8080, true",
    "10.0.0.1:8080, false",
    "[fe80::1]:8080, false",
    "orders-1:8080, false"
  })
  void only_the_machine_itself_reaches_a_loopback_address(String address, boolean loopback) {
    HostPort at = HostPort.parse(address).orElseThrow();
    assertThat(at.onLoopback()).isEqualTo(loopback);
    assertThat(at).hasToString(address);
  }
}
