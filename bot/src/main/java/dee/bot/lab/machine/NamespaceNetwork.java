package dee.bot.lab.machine;

import dee.probes.HostPort;
import java.util.List;
import java.util.Optional;

/**
 * A network namespace for each target, all joined by a bridge in one more, with this machine itself
 * on the bridge: {@code 198.18.K.0/24}, a range kept for tests (RFC 2544). Everything is named
 * {@code dee-K-…}; the {@link Reaper} removes it.
 */
public final class NamespaceNetwork implements Network {

  private static final int OURSELVES = 254;

  private final LoopbackNetwork loopback;

  private NamespaceNetwork(LoopbackNetwork loopback) {
    this.loopback = loopback;
  }

  /**
   * Makes the namespaces.
   *
   * @param loopback lends its number, and its addresses for the SSH servers
   * @throws LabException when this user or machine may not
   */
  public static NamespaceNetwork create(LoopbackNetwork loopback, int targets, Reaper reaper) {
    NamespaceNetwork network = new NamespaceNetwork(loopback);
    Namespaces namespaces = new Namespaces(loopback.block(), reaper);
    String hub = namespaces.add("hub");
    namespaces.in(hub, "link add bridge type bridge");
    namespaces.in(hub, "link set bridge up");
    String own = namespaces.join("port0", hub);
    namespaces.ip("addr add " + network.host(OURSELVES) + "/24 dev " + own);
    namespaces.in(hub, "link set port0 master bridge up");
    for (int number = 1; number <= targets; number++) {
      String target = namespaces.add(Integer.toString(number));
      String port = "port" + number;
      namespaces.in(target, "link add eth0 type veth peer name " + port + " netns " + hub);
      namespaces.in(target, "addr add " + network.host(number) + "/24 dev eth0");
      namespaces.in(target, "link set eth0 up");
      namespaces.in(hub, "link set " + port + " master bridge up");
    }
    return network;
  }

  @Override
  public HostPort service(int number) {
    return new HostPort(host(number), loopback.service(number).port());
  }

  @Override
  public HostPort ssh(int number) {
    return loopback.ssh(number);
  }

  @Override
  public List<String> prefix(int number) {
    return Namespaces.prefix("dee-" + loopback.block() + "-" + number);
  }

  @Override
  public String database() {
    return host(OURSELVES);
  }

  @Override
  public Optional<String> databaseClients() {
    return Optional.of(host(0) + "/24");
  }

  @Override
  public HostPort dependency() {
    return service(OURSELVES);
  }

  @Override
  public Optional<Router> router() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // The reaper removes the namespaces, after the processes in them.
  }

  private String host(int number) {
    return "198.18." + loopback.block() + "." + number;
  }
}
