package dee.bot.lab.machine;

import dee.probes.HostPort;
import java.util.List;
import java.util.Optional;

/**
 * A network namespace for each target, and one more that is the router between them and this
 * machine: the targets have {@code 198.18.K.0/24}, this machine and the router the four addresses
 * at the end of {@code 198.19.K.0/24}; both ranges are kept for tests (RFC 2544). What the targets
 * send has passed the router and arrives here with a TTL of 63, what the router sends with 64.
 * Everything is named {@code dee-K-…}; the {@link Reaper} removes it, and this machine's one new
 * route goes with its device.
 */
public final class RoutedNetwork implements Network {

  private static final int ROUTER = 253;
  private static final int OURSELVES = 254;
  private static final int LAST_STRANGER = 126;
  private static final String OUTSIDE = "eth0";

  private final LoopbackNetwork loopback;
  private final Namespaces namespaces;

  private RoutedNetwork(LoopbackNetwork loopback, Namespaces namespaces) {
    this.loopback = loopback;
    this.namespaces = namespaces;
  }

  /**
   * Makes the namespaces.
   *
   * @param loopback lends its number, and its addresses for the SSH servers
   * @throws LabException when this user or machine may not
   */
  public static RoutedNetwork create(LoopbackNetwork loopback, int targets, Reaper reaper) {
    RoutedNetwork network =
        new RoutedNetwork(loopback, new Namespaces(loopback.block(), reaper));
    network.makeRouter();
    for (int number = 1; number <= targets; number++) {
      network.makeTarget(number);
    }
    return network;
  }

  private void makeRouter() {
    String router = namespaces.add("router");
    String own = namespaces.join(OUTSIDE, router);
    namespaces.ip("addr add " + transfer(OURSELVES) + "/30 dev " + own);
    namespaces.in(router, "addr add " + transfer(ROUTER) + "/30 dev " + OUTSIDE);
    namespaces.in(router, "link set " + OUTSIDE + " up");
    namespaces.in(router, "link add inside type bridge");
    namespaces.in(router, "addr add " + target(ROUTER) + "/24 dev inside");
    namespaces.in(router, "link set inside up");
    namespaces.in(router, "route add blackhole " + transfer(0) + "/25");
    namespaces.ip("route add " + target(0) + "/24 via " + transfer(ROUTER) + " dev " + own);
    new NetworkStack(Namespaces.prefix(router)).set("ipv4/ip_forward", "1");
  }

  private void makeTarget(int number) {
    String target = namespaces.add(Integer.toString(number));
    String router = namespaces.name("router");
    String port = "port" + number;
    namespaces.in(target, "link add eth0 type veth peer name " + port + " netns " + router);
    namespaces.in(target, "addr add " + target(number) + "/24 dev eth0");
    namespaces.in(target, "link set eth0 up");
    namespaces.in(target, "route add default via " + target(ROUTER));
    namespaces.in(router, "link set " + port + " master inside up");
  }

  @Override
  public HostPort service(int number) {
    return new HostPort(target(number), loopback.service(number).port());
  }

  @Override
  public HostPort ssh(int number) {
    return loopback.ssh(number);
  }

  @Override
  public List<String> prefix(int number) {
    return Namespaces.prefix(namespaces.name(Integer.toString(number)));
  }

  @Override
  public String database() {
    return transfer(OURSELVES);
  }

  @Override
  public Optional<String> databaseClients() {
    return Optional.of(target(0) + "/24");
  }

  @Override
  public HostPort dependency() {
    return new HostPort(transfer(OURSELVES), loopback.service(0).port());
  }

  @Override
  public Optional<Router> router() {
    return Optional.of(
        new Router(
            Namespaces.prefix(namespaces.name("router")),
            OUTSIDE,
            new Strangers(transfer(0), LAST_STRANGER)));
  }

  @Override
  public void close() {
    // The reaper removes the namespaces, after the processes in them.
  }

  private String target(int number) {
    return "198.18." + loopback.block() + "." + number;
  }

  private String transfer(int number) {
    return "198.19." + loopback.block() + "." + number;
  }
}
