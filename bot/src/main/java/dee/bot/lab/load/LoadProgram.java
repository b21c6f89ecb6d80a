package dee.bot.lab.load;

import dee.bot.lab.service.Arguments;
import dee.bot.lab.service.ParentWatch;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All clients of a scenario in one process; it ends with its parent, and after ten minutes at the
 * latest.
 *
 * <pre>
 * LoadProgram --log clients.log --balancer balancer [--dependency 127.0.31.8:9000]
 *   --clients 127.0.31.1:8080=closes,/orders,79.0,0,PT2S,0 --clients …
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
      Dependency.start(BalancerFile.address(dependency));
    }
    Map<InetSocketAddress, List<Traffic>> groups = new LinkedHashMap<>();
    for (String clients : arguments.all("--clients")) {
      String[] parts = clients.split("=", 2);
      groups
          .computeIfAbsent(BalancerFile.address(parts[0]), _ -> new ArrayList<>())
          .add(Traffic.of(parts[1]));
    }
    Balancer balancer = new Balancer(List.copyOf(groups.keySet()));
    obey(new BalancerFile(Path.of(arguments.value("--balancer"))), balancer);
    List<Crowd> crowds = new ArrayList<>();
    groups.forEach((address, traffics) ->
        traffics.forEach(traffic -> crowds.add(new Crowd(address, traffic, balancer))));
    crowds.forEach(Crowd::start);
    try (PrintStream log = new PrintStream(arguments.value("--log"), StandardCharsets.UTF_8)) {
      for (long second = 1; second <= LONGEST.toSeconds(); second++) {
        Thread.sleep(Duration.ofSeconds(1));
        for (Crowd crowd : crowds) {
          for (String line : crowd.summary()) {
            log.println(second + " " + line);
          }
        }
      }
    }
    System.exit(0);
  }

  private static void obey(BalancerFile file, Balancer balancer) {
    Thread.ofPlatform()
        .daemon(true)
        .name("balancer")
        .start(() -> {
          try {
            file.serve(balancer);
          } catch (IOException e) {
            throw new UncheckedIOException("the balancer's file cannot be had", e);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
