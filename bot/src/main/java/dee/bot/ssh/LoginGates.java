package dee.bot.ssh;

import dee.probes.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many logins go on at once at one server and through one jump host: from ten on sshd
 * turns some away (MaxStartups 10:30:100). Safe for use by many threads.
 */
final class LoginGates {

  private static final int AT_ONCE = 4;

  private final Map<HostPort, Semaphore> servers = new ConcurrentHashMap<>();
  private final Map<HostPort, Semaphore> jumps = new ConcurrentHashMap<>();

  /** Leave to log in, until it is closed. */
  record Passage(List<Semaphore> held) implements AutoCloseable {

    @Override
    public void close() {
      held.forEach(Semaphore::release);
    }
  }

  /** Waits for its turn: the jump host's first, always, so that nobody waits in a circle. */
  Passage pass(Route route) throws InterruptedException {
    List<Semaphore> held = new ArrayList<>();
    try {
      if (route.via().isPresent()) {
        enter(jumps, route.via().get().address(), held);
      }
      enter(servers, route.address(), held);
    } catch (InterruptedException e) {
      held.forEach(Semaphore::release);
      throw e;
    }
    return new Passage(held);
  }

  private static void enter(Map<HostPort, Semaphore> gates, HostPort at, List<Semaphore> held)
      throws InterruptedException {
    Semaphore gate = gates.computeIfAbsent(at, _ -> new Semaphore(AT_ONCE, true));
    gate.acquire();
    held.add(gate);
  }
}
