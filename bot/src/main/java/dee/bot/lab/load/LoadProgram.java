package dee.bot.lab.load;

import dee.bot.lab.service.Arguments;
import dee.bot.lab.service.ParentWatch;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * All clients of a scenario in one process; it ends with its parent, and after ten minutes at the
 * latest.
 *
 * <pre>
 * LoadProgram --log clients.log [--dependency 127.0.31.8:9000]
 *   --clients 127.0.31.1:8080=closes,/orders,79.0,0,PT2S --clients …
 * </pre>
 *
 * <p>Once a second it logs how the requests to each instance ended.
 */
public final class LoadProgram {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private LoadProgram() {}

  /** Runs until standard input ends, or for ten minutes. */
  public static void main(String[] words) throws IOException, InterruptedException {
    ParentWatch.start();
    Arguments arguments = Arguments.of(words);
    for (String dependency : arguments.all("--dependency")) {
      Dependency.start(address(dependency));
    }
    List<Crowd> crowds = new ArrayList<>();
    for (String clients : arguments.all("--clients")) {
      String[] parts = clients.split("=", 2);
      crowds.add(new Crowd(parts[0], address(parts[0]), Traffic.of(parts[1])));
    }
    crowds.forEach(Crowd::start);
    try (PrintStream log = new PrintStream(arguments.value("--log"), StandardCharsets.UTF_8)) {
      for (long second = 1; second <= LONGEST.toSeconds(); second++) {
        Thread.sleep(Duration.ofSeconds(1));
        for (Crowd crowd : crowds) {
          log.println(second + " " + crowd.summary());
        }
      }
    }
    System.exit(0);
  }

  private static InetSocketAddress address(String hostAndPort) {
    String[] parts = hostAndPort.split(":", -1);
    return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
  }
}
