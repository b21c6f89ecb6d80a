package dee.bot.lab;

import dee.probes.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A health check that means well: it asks for {@code /health} again and again, and has the process
 * stopped (SIGTERM) when the answer is late. Somebody else starts it again.
 */
final class Watchdog implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMillis(700);
  private static final Duration GAP = Duration.ofMillis(100);

  private static final byte[] REQUEST =
      "GET /health HTTP/1.1\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final RunningInstance instance;
  private final Thread thread;

  private Watchdog(RunningInstance instance) {
    this.instance = instance;
    this.thread = Thread.ofPlatform().daemon(true).name("watchdog").unstarted(this::run);
  }

  static Watchdog start(RunningInstance instance) {
    Watchdog watchdog = new Watchdog(instance);
    watchdog.thread.start();
    return watchdog;
  }

  private void run() {
    try {
      while (true) {
        if (isLate()) {
          // Not the Process itself: that would close its standard input too, and end it sooner.
          instance.program().map(Process::toHandle).ifPresent(ProcessHandle::destroy);
        }
        Thread.sleep(GAP);
      }
    } catch (InterruptedException _) {
      // The lab is ending.
    }
  }

  /** Only a process that lets it wait is late; one that starts refuses. */
  private boolean isLate() {
    HostPort address = instance.address();
    try (Socket socket = new Socket()) {
      int patience = (int) PATIENCE.toMillis();
      socket.connect(new InetSocketAddress(address.host(), address.port()), patience);
      socket.setSoTimeout(patience);
      socket.getOutputStream().write(REQUEST);
      byte[] _ = socket.getInputStream().readAllBytes();
      return false;
    } catch (SocketTimeoutException _) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Looks no more. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
