package dee.bot.lab.machine;

import java.util.List;

/**
 * The network namespaces and devices of one lab; each is named {@code dee-K-…} and told to the
 * {@link Reaper} before it is made, which removes it.
 *
 * @param block the number that tells this lab from others
 */
record Namespaces(int block, Reaper reaper) {

  /** Makes one in which this machine's loopback is up; its name. */
  String add(String part) {
    String name = name(part);
    reaper.ownsNamespace(name);
    ip("netns add " + name);
    in(name, "link set lo up");
    return name;
  }

  /** Makes a pair of devices: one of this machine itself, {@code dee-K-0}, and one in there. */
  String join(String peer, String namespace) {
    String own = name("0");
    reaper.ownsLink(own);
    ip("link add " + own + " type veth peer name " + peer + " netns " + namespace);
    ip("link set " + own + " up");
    return own;
  }

  /** Runs {@code ip} for this machine itself. */
  void ip(String words) {
    run("ip " + words);
  }

  /** Runs {@code ip} for one of the namespaces. */
  void in(String namespace, String words) {
    run("ip -n " + namespace + " " + words);
  }

  String name(String part) {
    return "dee-" + block + "-" + part;
  }

  /** Words before a command that is to run in a namespace. */
  static List<String> prefix(String namespace) {
    return List.of("ip", "netns", "exec", namespace);
  }

  private static void run(String command) {
    try {
      SystemCommand.run(List.of(command.split(" ", -1)));
    } catch (LabException e) {
      throw new LabException(
          "network namespaces cannot be made here (root and iproute2 are needed): "
              + e.getMessage(),
          e);
    }
  }
}
