package dee.bot.lab.service;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Takes connections from the kernel's queue; when it cannot, says so and waits a little, as real
 * servers do.
 */
final class Acceptor {

  private static final Duration BACK_OFF = Duration.ofMillis(20);

  private final ServerSocket listener;
  private final Duration pause;
  private final ServiceLog log;

  Acceptor(ServerSocket listener, Duration pause, ServiceLog log) {
    this.listener = listener;
    this.pause = pause;
    this.log = log;
  }

  /** Accepts until this thread is interrupted. */
  void run(Consumer<Socket> taken) throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        taken.accept(listener.accept());
        Thread.sleep(pause);
      } catch (IOException e) {
        log.error("Socket accept failed", e);
        Thread.sleep(BACK_OFF);
      }
    }
  }
}
