package dee.probes.sockets;

import dee.probes.Bounds;
import dee.probes.Instance;
import dee.probes.Outcome;
import dee.probes.ShellProbe;
import dee.probes.shell.ProbeOutput;
import dee.probes.sockets.Peers.Established;
import dee.probes.sockets.Peers.Opening;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Which connections of the instance are only half open, or lead to clients that may be gone. The
 * script counts on the target:
 *
 * <pre>
 * # means ss
 * # opening 7
 * # sources 1
 * # established 12
 * # unacknowledged 12
 * # longest-unacknowledged 6196
 * # idle 0
 * # idle-without-keep-alive 0
 * # end 19
 * </pre>
 *
 * Where {@code /proc/net/tcp} was read there are no ages, and nothing is said of idle ones.
 */
public final class PeersProbe implements ShellProbe<Peers> {

  @Override
  public String id() {
    return "peers";
  }

  @Override
  public String purpose() {
    return "connections that are half open, and those whose client may be gone";
  }

  @Override
  public Class<Peers> answer() {
    return Peers.class;
  }

  @Override
  public String script() {
    return "probes/sockets/peers.sh";
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
    return "ss -tnoie state syn-recv state established 'sport = :" + instance.port() + "'";
  }

  @Override
  public Outcome<Peers> parse(ProbeOutput output) {
    return output.<Peers>refusal().orElseGet(() -> counted(NotedTable.of(output.last())));
  }

  private static Outcome<Peers> counted(NotedTable notes) {
    Optional<String> odd = notes.table().stream().filter(line -> !line.isBlank()).findFirst();
    if (odd.isPresent()) {
      return Outcome.malformed(NotedTable.unreadable(List.of(odd.get())));
    }
    boolean whole =
        Stream.of("opening", "sources", "established", "unacknowledged", "end")
            .allMatch(key -> notes.number(key).isPresent());
    if (!whole) {
      return Outcome.malformed("the counts are missing at the end");
    }
    return Outcome.measured(
        new Peers(
            new Opening(count("opening", notes), count("sources", notes)),
            new Established(
                count("established", notes),
                count("unacknowledged", notes),
                age("longest-unacknowledged", notes),
                count("idle", notes),
                count("idle-without-keep-alive", notes),
                age("longest-idle", notes),
                notes.number("idle").isPresent())));
  }

  private static long count(String key, NotedTable notes) {
    return notes.number(key).orElse(0);
  }

  private static Optional<Duration> age(String key, NotedTable notes) {
    OptionalLong millis = notes.number(key);
    return millis.isPresent()
        ? Optional.of(Duration.ofMillis(millis.getAsLong()))
        : Optional.empty();
  }
}
