package dee.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;

class ThisHostTest {

  @Test
  void knows_itself_by_all_its_addresses() throws Exception {
    assertThat(ThisHost.is("127.0.0.1")).contains(true);
    assertThat(ThisHost.is("127.9.9.9")).contains(true);
    assertThat(ThisHost.is("::1")).contains(true);
    assertThat(ThisHost.is("localhost")).contains(true);
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .forEach(own -> assertThat(ThisHost.is(own.getHostAddress())).contains(true));
  }

  @Test
  void others_are_not_it_and_of_unknown_names_nothing_is_said() {
    assertThat(ThisHost.is("203.0.113.9")).contains(false);
    assertThat(ThisHost.is("nowhere.invalid")).isEmpty();
  }
}
