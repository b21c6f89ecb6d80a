package dee.bot.lab.load;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts how requests ended, for each instance that was asked. Thread-safe. */
final class Tally {

  private final Map<InetSocketAddress, Map<Client.End, LongAdder>> ends = new ConcurrentHashMap<>();
  private final LongAdder own = new LongAdder();

  void count(InetSocketAddress asked, Client.End end) {
    of(asked).computeIfAbsent(end, _ -> new LongAdder()).increment();
  }

  void ownTrouble() {
    own.increment();
  }

  /** The counts since the last call, the first line for {@code home}. */
  List<String> lines(InetSocketAddress home, String traffic) {
    List<String> lines = new ArrayList<>();
    StringBuilder first = line(home, traffic);
    append(first, "OWN_TROUBLE", own);
    lines.add(first.toString());
    for (InetSocketAddress asked : ends.keySet()) {
      if (!asked.equals(home)) {
        lines.add(line(asked, traffic).toString());
      }
    }
    return lines;
  }

  private StringBuilder line(InetSocketAddress asked, String traffic) {
    StringBuilder line = new StringBuilder(name(asked)).append(' ').append(traffic);
    of(asked).forEach((end, count) -> append(line, end.name(), count));
    return line;
  }

  private Map<Client.End, LongAdder> of(InetSocketAddress asked) {
    return ends.computeIfAbsent(asked, _ -> zeros());
  }

  private static Map<Client.End, LongAdder> zeros() {
    Map<Client.End, LongAdder> zeros = new EnumMap<>(Client.End.class);
    for (Client.End end : Client.End.values()) {
      zeros.put(end, new LongAdder());
    }
    return zeros;
  }

  static String name(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  private static void append(StringBuilder line, String what, LongAdder count) {
    long n = count.sumThenReset();
    if (n > 0) {
      line.append(' ').append(what).append('=').append(n);
    }
  }
}
