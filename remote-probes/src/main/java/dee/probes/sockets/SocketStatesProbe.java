package dee.probes.sockets;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many sockets of the instance are in which state. The script counts on the target:
 *
 * <pre>
 * # means ss
 * ESTAB 1
 * CLOSE-WAIT 4
 * </pre>
 *
 * Where {@code /proc/net/tcp} was read, states are its codes: {@code 08 4}.
 */
public final class SocketStatesProbe implements ShellProbe<SocketStates> {

  @Override
  public String id() {
    return "socket-states";
  }

  @Override
  public String purpose() {
    return "how many connections are in which state";
  }

  @Override
  public Class<SocketStates> answer() {
    return SocketStates.class;
  }

  @Override
  public String script() {
    return "probes/sockets/socket-states.sh";
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
    return "ss -Htan 'sport = :"
        + instance.port()
        + "' | awk '{ n[$1]++ } END { for (s in n) print s, n[s] }'";
  }

  @Override
  public Outcome<SocketStates> parse(ProbeOutput output) {
    return output.<SocketStates>refusal().orElseGet(() -> counted(NotedTable.of(output.last())));
  }

  private static Outcome<SocketStates> counted(NotedTable table) {
    if (table.means().isEmpty()) {
      return Outcome.malformed("the answer does not say what was asked");
    }
    Map<TcpState, Long> counts = new EnumMap<>(TcpState.class);
    for (String line : table.table()) {
      if (line.isBlank()) {
        continue;
      }
      String[] words = line.strip().split(" ", -1);
      Optional<TcpState> state =
          words.length == 2 ? state(words[0], table.fromProc()) : Optional.empty();
      if (state.isEmpty() || !words[1].matches("\\d{1,18}")) {
        return Outcome.malformed("no state and count: " + line.strip());
      }
      counts.merge(state.get(), Long.parseLong(words[1]), Long::sum);
    }
    counts.remove(TcpState.LISTEN);
    return Outcome.measured(new SocketStates(counts, table.means()));
  }

  private static Optional<TcpState> state(String word, boolean coded) {
    if (!coded) {
      return TcpState.named(word);
    }
    return word.matches("[0-9A-F]{2}")
        ? TcpState.coded(Integer.parseInt(word, 16))
        : Optional.empty();
  }
}
