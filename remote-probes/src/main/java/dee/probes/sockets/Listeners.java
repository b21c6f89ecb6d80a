package dee.probes.sockets;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * The listening sockets on an instance's port, and what else listens on the machine.
 *
 * @param onPort the ones on the instance's port; empty when nothing listens there
 * @param elsewhere how many listen on other ports
 * @param window the time between the two samples
 * @param means what was asked: {@code ss} or {@code /proc/net/tcp}
 */
public record Listeners(List<Listener> onPort, int elsewhere, Duration window, String means) {

  public Listeners {
    onPort = List.copyOf(onPort);
  }

  /**
   * One listening socket.
   *
   * @param address with its port; of IPv4 inside IPv6, the IPv4 one
   * @param queued connections the kernel has completed and the program has not accepted, now
   * @param leastQueued the smaller of the two samples: what stays queued
   * @param backlog how many it may hold (it holds one more); empty where {@code /proc} was read
   * @param dropped SYNs it dropped within the window; empty where the kernel does not tell
   */
  public record Listener(
      String address, long queued, long leastQueued, OptionalLong backlog, OptionalLong dropped) {

    /** Whether the queue is at its backlog; a queue whose backlog is unknown is not called full. */
    public boolean full() {
      return backlog.isPresent() && backlog.getAsLong() > 0 && queued >= backlog.getAsLong();
    }
  }

  /** All that is queued on the port. */
  public long queued() {
    return onPort.stream().mapToLong(Listener::queued).sum();
  }

  /** What stayed queued in both samples. */
  public long leastQueued() {
    return onPort.stream().mapToLong(Listener::leastQueued).sum();
  }

  /** The sum of the backlogs; empty when one of them is unknown or nothing listens. */
  public OptionalLong backlog() {
    return sum(onPort.stream().map(Listener::backlog).toList());
  }

  /** SYNs dropped on the port within the window; empty where the kernel does not tell. */
  public OptionalLong dropped() {
    return sum(onPort.stream().map(Listener::dropped).toList());
  }

  /** Whether one of them is full. */
  public boolean full() {
    return onPort.stream().anyMatch(Listener::full);
  }

  private static OptionalLong sum(List<OptionalLong> parts) {
    return parts.isEmpty() || parts.stream().anyMatch(OptionalLong::isEmpty)
        ? OptionalLong.empty()
        : OptionalLong.of(parts.stream().mapToLong(OptionalLong::getAsLong).sum());
  }
}
