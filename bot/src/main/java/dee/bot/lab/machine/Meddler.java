package dee.bot.lab.machine;

import dee.bot.lab.forger.ResetForger;
import dee.bot.lab.forger.SynForger;
import dee.bot.lab.machine.Meddling.Place;
import dee.bot.lab.machine.Network.Router;
import dee.probes.HostPort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes a network do to an instance what a scenario says. All of it is in the lab's own namespaces
 * and goes with them.
 */
public final class Meddler {

  private static final List<String> NATIVE = List.of("--enable-native-access=ALL-UNNAMED");

  private final HostPort victim;
  private final NetworkStack host;
  private final NetworkStack routing;
  private final Router router;

  /**
   * A meddler with the instance of that number.
   *
   * @param network one with a router
   */
  public Meddler(Network network, int number) {
    victim = network.service(number);
    router = network.router().orElseThrow();
    host = new NetworkStack(network.prefix(number));
    routing = new NetworkStack(router.prefix());
  }

  /** Begins; what is still to be run for it, if something is. */
  public Optional<ChildJvm> begin(Meddling meddling) {
    return switch (meddling) {
      case Meddling.Rejects(Place place) -> filterSyns(place, "REJECT --reject-with tcp-reset");
      case Meddling.Drops(Place place) -> filterSyns(place, "DROP");
      case Meddling.ForgetsIdle(Duration idle) -> forget(idle);
      case Meddling.InjectsResets() ->
          forger(
              ResetForger.class,
              List.of("--victim", victim.toString(), "--device", router.outside()));
      case Meddling.FloodsWithSyns(int perSecond) -> {
        host.set("ipv4/tcp_syncookies", "0");
        yield forger(
            SynForger.class,
            List.of(
                "--victim", victim.toString(),
                "--sources", router.strangers().net(),
                "--last-source", Integer.toString(router.strangers().last()),
                "--per-second", Integer.toString(perSecond)));
      }
    };
  }

  /** A machine's own connections to itself are left alone, as filters mostly do. */
  private Optional<ChildJvm> filterSyns(Place place, String verdict) {
    String ours = " -p tcp -d " + victim.host() + " --dport " + victim.port() + " -j " + verdict;
    switch (place) {
      case HOST -> host.filter("-A INPUT ! -i lo" + ours);
      case ROUTER -> routing.filter("-A FORWARD" + ours);
    }
    return Optional.empty();
  }

  /** The settings are there once a rule asks for the state of connections. */
  private Optional<ChildJvm> forget(Duration idle) {
    for (String side : List.of("-d ", "-s ")) {
      routing.filter(
          "-A FORWARD -p tcp " + side + victim.host() + " -m conntrack --ctstate INVALID -j DROP");
    }
    routing.set("netfilter/nf_conntrack_tcp_loose", "0");
    routing.set(
        "netfilter/nf_conntrack_tcp_timeout_established", Long.toString(idle.toSeconds()));
    return Optional.empty();
  }

  private Optional<ChildJvm> forger(Class<?> program, List<String> arguments) {
    return Optional.of(new ChildJvm(program, arguments, 0, router.prefix()).with(NATIVE));
  }
}
