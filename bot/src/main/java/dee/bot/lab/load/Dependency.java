package dee.bot.lab.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A service that others depend on: takes connections and keeps them. */
final class Dependency {

  private Dependency() {}

  static void start(InetSocketAddress address) throws IOException {
    InetAddress host = address.getAddress();
    ServerSocket listener = new ServerSocket(address.getPort(), 128, host);
    Thread.ofPlatform().daemon(true).name("dependency").start(() -> keepAll(listener));
  }

  private static void keepAll(ServerSocket listener) {
    List<Socket> kept = new ArrayList<>();
    try (listener) {
      while (true) {
        kept.add(listener.accept());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the dependency ends with " + kept.size() + " clients", e);
    }
  }
}
