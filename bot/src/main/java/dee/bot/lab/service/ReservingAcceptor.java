package dee.bot.lab.service;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Takes connections from the kernel's queue; when no file is left, gives up one that it holds in
 * reserve, takes all who wait, closes them at once and takes its reserve back. That is what libuv,
 * and so Node, does (uv__emfile_trick): the queue stays empty, and nobody is served.
 */
final class ReservingAcceptor {

  /** Those who wait have sent their requests by then. */
  private static final Duration BACK_OFF = Duration.ofMillis(10);

  private final ServerSocketChannel listener;
  private final LeakingHandler.Opener opener;
  private final ServiceLog log;
  private Closeable reserve;

  ReservingAcceptor(ServerSocketChannel listener, LeakingHandler.Opener opener, ServiceLog log)
      throws IOException {
    this.listener = listener;
    this.opener = opener;
    this.log = log;
    this.reserve = opener.open();
  }

  /** Accepts until this thread is interrupted. */
  void run(Consumer<Socket> taken) throws IOException, InterruptedException {
    dropAll(); // While files are left: no class can be read later.
    while (!Thread.currentThread().isInterrupted()) {
      try {
        taken.accept(listener.accept().socket());
      } catch (IOException e) {
        log.error("Socket accept failed", e);
        Thread.sleep(BACK_OFF);
        dropAll();
      }
    }
  }

  private void dropAll() throws IOException {
    reserve.close();
    listener.configureBlocking(false);
    while (true) {
      SocketChannel waiting = listener.accept();
      if (waiting == null) {
        break;
      }
      waiting.close();
    }
    listener.configureBlocking(true);
    reserve = opener.open();
  }
}
