package dee.bot.lab.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether this machine lets a lab have a network of its own. It is tried out in a namespace that
 * goes at once.
 */
public final class MachineCheck {

  private static final List<String> ALONE = List.of("unshare", "-n");
  private static final String STATEFUL = "-A FORWARD -p tcp -m conntrack --ctstate INVALID -j DROP";

  private MachineCheck() {}

  /** Why there can be no network namespaces, in words; empty when there can. */
  public static Optional<String> whyNoNamespaces() {
    if (!System.getProperty("user.name", "").equals("root")) {
      return Optional.of("needs root");
    }
    return whyNot("ip (Debian: iproute2)", List.of("ip", "-V"))
        .or(() -> whyNot("network namespaces", alone("ip link set lo up")));
  }

  /** Why a network cannot do that here, in words; empty when it can. */
  public static Optional<String> whyNot(Meddling meddling) {
    return switch (meddling) {
      case Meddling.Rejects _ ->
          iptables("-A FORWARD -p tcp --dport 1 -j REJECT --reject-with tcp-reset");
      case Meddling.Drops _ -> iptables("-A FORWARD -p tcp --dport 1 -j DROP");
      case Meddling.ForgetsIdle _ -> iptables(STATEFUL);
      case Meddling.InjectsResets _, Meddling.FloodsWithSyns _ -> Optional.empty();
    };
  }

  private static Optional<String> iptables(String rule) {
    return whyNot("iptables", List.of("iptables", "-V"))
        .or(() -> whyNot("iptables with a kernel that takes its rules", alone("iptables " + rule)));
  }

  private static List<String> alone(String command) {
    List<String> words = new ArrayList<>(ALONE);
    words.addAll(List.of(command.split(" ", -1)));
    return words;
  }

  private static Optional<String> whyNot(String need, List<String> trial) {
    try {
      String _ = SystemCommand.run(trial);
      return Optional.empty();
    } catch (LabException e) {
      return Optional.of("needs " + need + " (" + e.getMessage() + ")");
    }
  }
}
