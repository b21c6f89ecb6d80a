package dee.bot.lab.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The clients of one group: starts them evenly in time, bounded, and counts how their requests end.
 */
final class Crowd {

  private static final int MOST_AT_ONCE = 1000;

  private final String name;
  private final InetSocketAddress address;
  private final Traffic traffic;
  private final Client client = new Client();
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);
  private final Map<Client.End, LongAdder> ends = new EnumMap<>(Client.End.class);
  private final LongAdder own = new LongAdder();

  Crowd(String name, InetSocketAddress address, Traffic traffic) {
    this.name = name;
    this.address = address;
    this.traffic = traffic;
    for (Client.End end : Client.End.values()) {
      ends.put(end, new LongAdder());
    }
  }

  void start() {
    Thread.ofPlatform().daemon(true).name("clients-of-" + name).start(this::run);
  }

  private void run() {
    long gap = (long) (1e9 / traffic.perSecond());
    long next = System.nanoTime();
    for (int started = 0; traffic.atMost() == 0 || started < traffic.atMost(); started++) {
      next = Math.max(next + gap, System.nanoTime() - 1_000_000_000L);
      while (next - System.nanoTime() > 0) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
      if (free.tryAcquire()) {
        Thread.ofVirtual().start(this::ask);
      }
    }
  }

  private void ask() {
    try {
      Client.End end = client.ask(address, traffic);
      ends.computeIfAbsent(end, _ -> new LongAdder()).increment();
    } catch (IOException _) {
      own.increment();
    } finally {
      free.release();
    }
  }

  /** Counts since the last call. */
  String summary() {
    StringBuilder line = new StringBuilder(name).append(' ').append(traffic.word());
    ends.forEach((end, count) -> append(line, end.name(), count));
    append(line, "OWN_TROUBLE", own);
    return line.toString();
  }

  private static void append(StringBuilder line, String what, LongAdder count) {
    long n = count.sumThenReset();
    if (n > 0) {
      line.append(' ').append(what).append('=').append(n);
    }
  }
}
