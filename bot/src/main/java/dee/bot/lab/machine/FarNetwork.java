package dee.bot.lab.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A network namespace for clients, on the bridge of a {@link NamespaceNetwork}, whose link can be
 * cut: then they are gone without a word, as after a power failure. It is named {@code dee-K-far};
 * the {@link Reaper} removes it.
 */
public final class FarNetwork {

  private static final int HOST = 200;
  private static final String PORT = "portfar";

  private final String name;

  private FarNetwork(String name) {
    this.name = name;
  }

  /**
   * Makes it.
   *
   * @param network of namespaces
   * @throws LabException when this user or machine may not
   */
  public static FarNetwork join(Network network, Reaper reaper) {
    String first = network.prefix(1).getLast();
    String stem = first.substring(0, first.lastIndexOf('-') + 1);
    String hub = stem + "hub";
    FarNetwork far = new FarNetwork(stem + "far");
    String host = network.service(1).host();
    String address = host.substring(0, host.lastIndexOf('.') + 1) + HOST;
    reaper.ownsNamespace(far.name);
    ip("netns add " + far.name);
    ip("-n " + far.name + " link set lo up");
    ip("-n " + far.name + " link add eth0 type veth peer name " + PORT + " netns " + hub);
    ip("-n " + far.name + " addr add " + address + "/24 dev eth0");
    ip("-n " + far.name + " link set eth0 up");
    ip("-n " + hub + " link set " + PORT + " master bridge up");
    return far;
  }

  /** Words before a command that is to run in it. */
  public List<String> prefix() {
    return List.of("ip", "netns", "exec", name);
  }

  /** Cuts its link: no packet comes out of it or gets in any more. */
  public void cut() {
    ip("-n " + name + " link set eth0 down");
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
            "clients get no network of their own: " + command + ": " + said.strip());
      }
    } catch (IOException e) {
      throw new LabException("clients get no network of their own: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while a network was made", e);
    }
  }
}
