package dee.probes.sockets;

import java.util.Map;

/**
 * How many sockets of the instance's port are in which state, counted on the target.
 *
 * @param byState inbound: the local port is the instance's; LISTEN is left out
 * @param means what was asked: {@code ss} or {@code /proc/net/tcp}
 */
public record SocketStates(Map<TcpState, Long> byState, String means) {

  public SocketStates {
    byState = Map.copyOf(byState);
  }

  public long in(TcpState state) {
    return byState.getOrDefault(state, 0L);
  }
}
