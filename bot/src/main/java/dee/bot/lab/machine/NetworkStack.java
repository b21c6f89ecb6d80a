package dee.bot.lab.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * The TCP settings and the packet filter of one network namespace.
 *
 * @param prefix words before a command that is to run there; never none
 */
record NetworkStack(List<String> prefix) {

  NetworkStack {
    prefix = List.copyOf(prefix);
    if (prefix.isEmpty()) {
      throw new IllegalArgumentException("this machine's own network is nobody's to change");
    }
  }

  /** Writes a setting below {@code /proc/sys/net}, such as {@code ipv4/ip_forward}. */
  void set(String name, String value) {
    run(List.of("sh", "-c", "echo \"$2\" >\"/proc/sys/net/$1\"", "sh", name, value));
  }

  /** Adds a rule of iptables, such as {@code -A INPUT -p tcp -j DROP}. */
  void filter(String rule) {
    List<String> words = new ArrayList<>(List.of("iptables", "-w"));
    words.addAll(List.of(rule.split(" ", -1)));
    run(words);
  }

  private void run(List<String> words) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(words);
    SystemCommand.run(command);
  }
}
