package dee.bot.ssh;

import dee.bot.ssh.TargetReport.Stage;
import dee.probes.shell.ExitStatus;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** How often scripts did not reach their targets or did not end there, by kind; thread-safe. */
public final class SshFailures {

  private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

  SshFailures() {}

  /** A target was reached so far and no further. */
  void notReached(Stage reached) {
    add(
        switch (reached) {
          case NOTHING -> "configuration";
          case CONFIGURED -> "unreachable";
          case REACHABLE -> "host-key";
          case TRUSTED -> "login";
          case LOGGED_IN, WORKING -> "command";
        });
  }

  /** A script ended like that. */
  void ended(ExitStatus exit) {
    if (exit instanceof ExitStatus.CutOff) {
      add("cut-off");
    }
  }

  private void add(String kind) {
    counts.computeIfAbsent(kind, _ -> new LongAdder()).increment();
  }

  /**
   * The numbers so far: {@code configuration}, {@code unreachable}, {@code host-key}, {@code
   * login}, {@code command}, {@code cut-off}; those that never happened are left out.
   */
  public Map<String, Long> byKind() {
    Map<String, Long> numbers = new TreeMap<>();
    counts.forEach((kind, count) -> numbers.put(kind, count.sum()));
    return numbers;
  }
}
