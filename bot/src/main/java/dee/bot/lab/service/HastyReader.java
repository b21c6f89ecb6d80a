package dee.bot.lab.service;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Closes a connection with its request unread but for the first bytes: Linux answers by a reset.
 */
final class HastyReader implements Consumer<Socket> {

  private static final int FIRST_BYTES = 16;
  private static final Duration BEFORE_IT_CLOSES = Duration.ofMillis(50);

  private final ServiceLog log;

  HastyReader(ServiceLog log) {
    this.log = log;
  }

  @Override
  public void accept(Socket socket) {
    try (socket) {
      byte[] _ = socket.getInputStream().readNBytes(FIRST_BYTES);
      Thread.sleep(BEFORE_IT_CLOSES);
    } catch (IOException e) {
      log.warn("Connection of " + socket.getRemoteSocketAddress() + " ended: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
