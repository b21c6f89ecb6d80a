package dee.bot.lab.machine;

import dee.probes.HostPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    String hub = network.name("hub");
    reaper.ownsNamespace(hub);
    ip("netns add " + hub);
    ip("-n " + hub + " link add bridge type bridge");
    ip("-n " + hub + " link set bridge up");
    String own = network.name("0");
    reaper.ownsLink(own);
    ip("link add " + own + " type veth peer name port0 netns " + hub);
    ip("addr add " + network.host(OURSELVES) + "/24 dev " + own);
    ip("link set " + own + " up");
    ip("-n " + hub + " link set port0 master bridge up");
    for (int number = 1; number <= targets; number++) {
      String target = network.name(Integer.toString(number));
      reaper.ownsNamespace(target);
      ip("netns add " + target);
      ip("-n " + target + " link set lo up");
      ip("-n " + target + " link add eth0 type veth peer name port" + number + " netns " + hub);
      ip("-n " + target + " addr add " + network.host(number) + "/24 dev eth0");
      ip("-n " + target + " link set eth0 up");
      ip("-n " + hub + " link set port" + number + " master bridge up");
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
    return List.of("ip", "netns", "exec", name(Integer.toString(number)));
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
  public void close() {
    // The reaper removes the namespaces, after the processes in them.
  }

  private String host(int number) {
    return "198.18." + loopback.block() + "." + number;
  }

  private String name(String part) {
    return "dee-" + loopback.block() + "-" + part;
  }

  private static void ip(String words) {
    String command = "ip " + words;
    try {
      Process process =
          new ProcessBuilder(command.split(" ", -1)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new LabException(
            "network namespaces cannot be made here (root and iproute2 are needed): "
                + command
                + ": "
                + said.strip());
      }
    } catch (IOException e) {
      throw new LabException("network namespaces cannot be made here: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while network namespaces were made", e);
    }
  }
}
