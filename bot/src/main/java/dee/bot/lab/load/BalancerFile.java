package dee.bot.lab.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the lab tells the clients which instances are out of the traffic: a file with an address a
 * line. The clients copy it beside itself once they obey and no request is under way to those.
 *
 * @param path the file; absent while all instances have traffic
 */
public record BalancerFile(Path path) {

  private static final Duration STEP = Duration.ofMillis(50);

  /** Writes which addresses, such as {@code 127.0.31.1:8080}, are to be without traffic. */
  public void write(Set<String> out) throws IOException {
    replace(
        path, out.stream().sorted().map(address -> address + "\n").collect(Collectors.joining()));
  }

  /** Whether the clients do what was written last. */
  public boolean obeyed() throws IOException {
    return text(path).equals(text(copy()));
  }

  /** Does what the file says, until this thread is interrupted. */
  void serve(Balancer balancer) throws IOException, InterruptedException {
    while (true) {
      String wanted = text(path);
      balancer.takeOut(
          wanted.lines().map(BalancerFile::address).collect(Collectors.toUnmodifiableSet()));
      if (!wanted.equals(text(copy())) && balancer.quiet()) {
        replace(copy(), wanted);
      }
      Thread.sleep(STEP);
    }
  }

  static InetSocketAddress address(String hostAndPort) {
    String[] parts = hostAndPort.split(":", -1);
    return new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
  }

  private Path copy() {
    return path.resolveSibling(path.getFileName() + ".obeyed");
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      return "";
    }
  }

  private static void replace(Path file, String text) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(half, text);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
