package dee.bot.ssh;

import dee.probes.Outcome;
import dee.probes.shell.ProbeOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a machine says about itself and about what Dee may do there.
 *
 * @param kernel its release
 * @param tools where each tool was found, by name; missing ones are absent
 * @param sudo whether {@code sudo -n} works; empty when it was not to be asked
 * @param capture whether packets may be captured, once there is tcpdump
 * @param seesOthers whether other users' processes can be seen at all
 */
public record TargetFacts(
    String user,
    boolean root,
    String kernel,
    Map<String, String> tools,
    Optional<Boolean> sudo,
    boolean capture,
    boolean seesOthers) {

  public TargetFacts {
    tools = Map.copyOf(tools);
  }

  /** Whether packets can be captured as it is. */
  public boolean captures() {
    return capture && tools.containsKey("tcpdump");
  }

  /** What of other users' processes can be seen. */
  public String ofOthers() {
    if (!seesOthers) {
      return "hidden";
    }
    return root || sudo.orElse(false) ? "seen" : "seen, but not their files, limits and sockets";
  }

  /**
   * Reads what {@code target-check.sh} prints:
   *
   * <pre>
   * user ops 1000
   * kernel 6.1.0-18-amd64
   * tool ss /usr/bin/ss
   * sudo unasked
   * </pre>
   */
  static Outcome<TargetFacts> parse(ProbeOutput output) {
    Optional<Outcome<TargetFacts>> refusal = output.refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    Map<String, String> said = new HashMap<>();
    Map<String, String> tools = new HashMap<>();
    for (String line : output.first().lines()) {
      List<String> words = List.of(line.split(" ", 3));
      if (words.size() == 3 && words.getFirst().equals("tool")) {
        tools.put(words.get(1), words.get(2));
      } else if (words.size() >= 2) {
        said.put(words.getFirst(), line.substring(line.indexOf(' ') + 1));
      }
    }
    if (!said.keySet().containsAll(List.of("user", "kernel", "sudo", "capture", "others"))) {
      return Outcome.malformed("the machine's answer is not what target-check.sh prints");
    }
    String user = said.getOrDefault("user", "");
    String sudo = said.getOrDefault("sudo", "");
    return Outcome.measured(
        new TargetFacts(
            user.replaceFirst(" [0-9]+$", ""),
            user.endsWith(" 0"),
            said.getOrDefault("kernel", ""),
            tools,
            sudo.equals("unasked") ? Optional.empty() : Optional.of(sudo.equals("yes")),
            said.getOrDefault("capture", "").equals("yes"),
            said.getOrDefault("others", "").equals("yes")));
  }
}
