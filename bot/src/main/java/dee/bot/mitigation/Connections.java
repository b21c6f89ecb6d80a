package dee.bot.mitigation;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks who is connected to an instance: a peer that was not there before is a new connection. */
final class Connections implements ShellProbe<Connections.Peers> {

  /** The peers as {@code address:port}. */
  record Peers(Set<String> peers) {
    Peers {
      peers = Set.copyOf(peers);
    }

    /** How many of these were not there before. */
    long newSince(Peers before) {
      return peers.stream().filter(p -> !before.peers.contains(p)).count();
    }
  }

  @Override
  public String id() {
    return "connections";
  }

  @Override
  public String purpose() {
    return "who is connected to the instance";
  }

  @Override
  public Class<Peers> answer() {
    return Peers.class;
  }

  @Override
  public String script() {
    return "commands/connections.sh";
  }

  @Override
  public List<String> arguments(Instance instance) {
    return List.of();
  }

  @Override
  public Bounds bounds() {
    return Bounds.MODERATE;
  }

  @Override
  public String command(Instance instance) {
    return "ss -Htn 'sport = :" + instance.port() + "' | awk '{ print $5 }'";
  }

  @Override
  public Outcome<Peers> parse(ProbeOutput output) {
    return output
        .<Peers>refusal()
        .orElseGet(() -> Outcome.measured(new Peers(new HashSet<>(output.last().lines()))));
  }
}
