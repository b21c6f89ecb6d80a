package dee.bot.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.probes.HostPort;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class LoginGatesTest {

  private final LoginGates gates = new LoginGates();
  private final Route bastion = route("bastion", Optional.empty());

  @Test
  void a_fifth_login_at_one_server_waits_for_one_of_the_four() throws Exception {
    LoginGates.Passage first = gates.pass(bastion);
    for (int i = 0; i < 3; i++) {
      gates.pass(bastion);
    }
    gates.pass(route("elsewhere", Optional.empty())).close();

    FutureTask<LoginGates.Passage> fifth = inBackground(bastion);
    assertThatThrownBy(() -> fifth.get(50, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    first.close();
    assertThat(fifth.get(5, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void a_fifth_login_through_one_jump_host_waits_whatever_its_server() throws Exception {
    LoginGates.Passage first = gates.pass(route("web-1", Optional.of(bastion)));
    for (int i = 2; i <= 4; i++) {
      gates.pass(route("web-" + i, Optional.of(bastion)));
    }
    gates.pass(bastion).close();

    FutureTask<LoginGates.Passage> fifth = inBackground(route("web-5", Optional.of(bastion)));
    assertThatThrownBy(() -> fifth.get(50, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    first.close();
    assertThat(fifth.get(5, TimeUnit.SECONDS)).isNotNull();
  }

  private FutureTask<LoginGates.Passage> inBackground(Route route) {
    FutureTask<LoginGates.Passage> task = new FutureTask<>(() -> gates.pass(route));
    Thread.ofVirtual().start(task);
    return task;
  }

  private static Route route(String host, Optional<Route> via) {
    return new Route(host, new HostPort(host, 22), "ops", List.of(), List.of(), via);
  }
}
