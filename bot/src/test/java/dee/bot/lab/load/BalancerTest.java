package dee.bot.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BalancerTest {

  private static final InetSocketAddress ONE = BalancerFile.address("127.0.31.1:8080");
  private static final InetSocketAddress TWO = BalancerFile.address("127.0.31.2:8080");
  private static final InetSocketAddress THREE = BalancerFile.address("127.0.31.3:8080");

  private final Balancer balancer = new Balancer(List.of(ONE, TWO, THREE));

  @Test
  void clients_ask_their_own_instance() {
    assertThat(balancer.enter(TWO)).isEqualTo(TWO);
  }

  @Test
  void the_share_of_one_that_is_out_goes_evenly_to_the_others() {
    balancer.takeOut(Set.of(ONE));
    List<InetSocketAddress> asked =
        IntStream.range(0, 10).mapToObj(_ -> balancer.enter(ONE)).toList();
    assertThat(asked.stream().filter(TWO::equals)).hasSize(5);
    assertThat(asked.stream().filter(THREE::equals)).hasSize(5);

    balancer.takeOut(Set.of());
    assertThat(balancer.enter(ONE)).isEqualTo(ONE);
  }

  @Test
  void is_not_quiet_while_a_request_has_no_end() {
    InetSocketAddress asked = balancer.enter(ONE);
    balancer.takeOut(Set.of(ONE));
    assertThat(balancer.quiet()).isFalse();
    balancer.leave(asked);
    assertThat(balancer.quiet()).isTrue();
  }

  @Test
  void where_all_are_out_clients_ask_their_own() {
    balancer.takeOut(Set.of(ONE, TWO, THREE));
    assertThat(balancer.enter(THREE)).isEqualTo(THREE);
  }
}
