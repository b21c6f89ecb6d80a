package dee.bot.lab.load;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Says which instance a client is to ask: its own, or, while that one is out of the traffic, the
 * others in turn. Thread-safe.
 */
final class Balancer {

  private final List<InetSocketAddress> all;
  private final Map<InetSocketAddress, AtomicInteger> underWay = new ConcurrentHashMap<>();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile Set<InetSocketAddress> out = Set.of();

  Balancer(List<InetSocketAddress> all) {
    this.all = List.copyOf(all);
    all.forEach(address -> underWay.put(address, new AtomicInteger()));
  }

  /** The instances without traffic, from now on. */
  void takeOut(Set<InetSocketAddress> addresses) {
    out = Set.copyOf(addresses);
  }

  /** Picks an instance for one request, which counts as under way until {@link #leave}. */
  InetSocketAddress enter(InetSocketAddress own) {
    while (true) {
      InetSocketAddress chosen = choose(own);
      requests(chosen).incrementAndGet();
      // It may have been taken out meanwhile: whoever looks after that must find no new request.
      if (!out.contains(chosen) || out.containsAll(all)) {
        return chosen;
      }
      leave(chosen);
    }
  }

  void leave(InetSocketAddress asked) {
    requests(asked).decrementAndGet();
  }

  /** Whether no request is under way to an instance without traffic. */
  boolean quiet() {
    return out.stream().allMatch(address -> requests(address).get() == 0);
  }

  private InetSocketAddress choose(InetSocketAddress own) {
    Set<InetSocketAddress> without = out;
    if (!without.contains(own)) {
      return own;
    }
    List<InetSocketAddress> others = all.stream().filter(a -> !without.contains(a)).toList();
    return others.isEmpty()
        ? own
        : others.get(Math.floorMod(turn.getAndIncrement(), others.size()));
  }

  private AtomicInteger requests(InetSocketAddress address) {
    return underWay.computeIfAbsent(address, _ -> new AtomicInteger());
  }
}
