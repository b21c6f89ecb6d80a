package dee.bot.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into a target's network namespace with tcpdump and nstat, without Dee's probes. */
record PacketEyes(RunningInstance instance) {

  private static final Pattern HEAD = Pattern.compile("\\(tos .* ttl (\\d+), id (\\d+),.*");
  private static final Pattern PACKET =
      Pattern.compile(" +(\\S+) > (\\S+): Flags \\[(\\S+)],(?:.* win (\\d+),)?.* length (\\d+).*");

  private static final Pattern IN_VAIN = Pattern.compile("timer:\\(on,[^,]*,([3-9]|\\d\\d+)\\)");

  /**
   * One TCP packet as tcpdump prints it.
   *
   * @param flags such as {@code S.}, {@code R.}
   */
  record Seen(String from, String to, String flags, int id, int window, int length) {

    boolean isReset() {
      return flags.contains("R");
    }

    /** Of the same connection, in either direction. */
    boolean goesWith(Seen other) {
      return (from.equals(other.from) && to.equals(other.to))
          || (from.equals(other.to) && to.equals(other.from));
    }
  }

  /** The next packets of its port, until there are so many; 20 s at most. */
  List<Seen> packets(int many) {
    List<String> words =
        new ArrayList<>(
            List.of("ip", "netns", "exec", namespace(), "timeout", "20", "tcpdump", "-i", "eth0"));
    words.addAll(List.of("--immediate-mode", "-nn", "-v", "-S", "-c", Integer.toString(many)));
    words.addAll(List.of("tcp", "port", Integer.toString(instance.address().port())));
    return read(OwnEyes.run(words.toArray(String[]::new)));
  }

  /** What tcpdump prints with -v: two lines for a packet. */
  private static List<Seen> read(List<String> lines) {
    List<Seen> packets = new ArrayList<>();
    int id = 0;
    for (String line : lines) {
      Matcher head = HEAD.matcher(line.substring(Math.max(0, line.indexOf('('))));
      Matcher packet = PACKET.matcher(line);
      if (head.matches()) {
        id = Integer.parseInt(head.group(2));
      } else if (packet.matches()) {
        String window = packet.group(4);
        packets.add(
            new Seen(
                packet.group(1),
                packet.group(2),
                packet.group(3),
                id,
                window == null ? 0 : Integer.parseInt(window),
                Integer.parseInt(packet.group(5))));
      }
    }
    assertThat(packets).isNotEmpty();
    return packets;
  }

  /** Whether the instance sent it. */
  boolean sent(Seen packet) {
    return packet.from().equals(instance.address().host() + "." + instance.address().port());
  }

  /** The resets that the instance sent. */
  List<Seen> resets(List<Seen> packets) {
    return packets.stream().filter(packet -> packet.isReset() && sent(packet)).toList();
  }

  /** The connections on which data was sent three times or more in vain, as ss tells. */
  List<String> retransmitting() {
    return ss("-Htnoe", "state", "established", "sport", "=", ":" + instance.address().port())
        .stream()
        .filter(row -> IN_VAIN.matcher(row).find())
        .toList();
  }

  /** Whether something listens on its port. */
  boolean listens() {
    return ss("-Hltn").stream()
        .anyMatch(row -> row.contains(":" + instance.address().port() + " "));
  }

  /** Recv-Q and Send-Q of its listener. */
  List<Integer> listenerQueue() {
    String[] fields =
        ss("-Hltn", "sport", "=", ":" + instance.address().port())
            .getFirst()
            .trim()
            .split("\\s+", -1);
    return List.of(Integer.parseInt(fields[1]), Integer.parseInt(fields[2]));
  }

  /** Connections in a state, a row each, as ss tells. */
  List<String> inState(String state) {
    return ss("-Htn", "state", state);
  }

  private List<String> ss(String... words) {
    List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", namespace(), "ss"));
    command.addAll(List.of(words));
    return OwnEyes.run(command.toArray(String[]::new));
  }

  /** A counter of the namespace, by nstat's name. */
  long counter(String name) {
    List<String> rows = OwnEyes.run("ip", "netns", "exec", namespace(), "nstat", "-asz", name);
    return rows.stream()
        .filter(row -> row.startsWith(name + " "))
        .map(row -> Long.parseLong(row.split(" +", -1)[1]))
        .findFirst()
        .orElseThrow();
  }

  private String namespace() {
    return "dee-" + instance.address().host().split("\\.", -1)[2] + "-" + instance.number();
  }
}
