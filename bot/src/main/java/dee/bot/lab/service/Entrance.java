package dee.bot.lab.service;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * How a service takes its connections: with its bug, if the bug is one of the connections' and not
 * of the handlers'.
 */
record Entrance(Fault fault, Arguments arguments, ServiceLog log) {

  private static final Duration LAST_HANG = Duration.ofMillis(800);
  private static final Duration BEFORE_A_CRASH = Duration.ofSeconds(1);
  private static final Duration BEFORE_A_STALL = Duration.ofMillis(2500);
  private static final Duration STALL = Duration.ofSeconds(1);

  /**
   * A listener that is not bound yet. The sockets that a plain one of the JDK accepts say farewell
   * (FIN) before they are closed, which hides a reset from their clients; those of a channel are
   * just closed, as those of most programs are.
   */
  ServerSocket listener() throws IOException {
    return fault == Fault.READS_LITTLE || fault == Fault.DROPS_WITHOUT_FILES
        ? ServerSocketChannel.open().socket()
        : new ServerSocket();
  }

  /** Takes connections until this thread is interrupted. */
  void open(ServerSocket listener, Duration pause, ConnectionWorker worker, Executor workers)
      throws IOException, InterruptedException {
    Consumer<Socket> served = served(worker::serve);
    Consumer<Socket> taken = distracted(socket -> workers.execute(() -> served.accept(socket)));
    if (fault == Fault.DROPS_WITHOUT_FILES) {
      new ReservingAcceptor(listener.getChannel(), this::priceList, log).run(taken);
    } else {
      new Acceptor(listener, pause, log).run(taken);
    }
  }

  private Consumer<Socket> served(Consumer<Socket> well) throws IOException {
    return switch (fault) {
      case READS_LITTLE -> new HastyReader(log);
      case LINGERS_ZERO -> new AbruptCloser(log);
      case SPEAKS_TLS -> TlsDoor.with(Path.of(arguments.value("--key-store")), well, log);
      case DROPS_WITHOUT_FILES -> new ForgetfulReader(well, this::priceList, log);
      case NONE,
          FORGETS_CONNECTIONS,
          LEAKS_FILES,
          LEAKS_CONNECTIONS,
          LEAKS_POOLED,
          CLOSES_IDLE,
          CRASHES,
          STALLS ->
          well;
    };
  }

  private Consumer<Socket> distracted(Consumer<Socket> taken) {
    return switch (fault) {
      case CRASHES ->
          new Distraction(taken, BEFORE_A_CRASH, LAST_HANG, () -> Runtime.getRuntime().halt(134));
      case STALLS -> new Distraction(taken, BEFORE_A_STALL, STALL, () -> {});
      case NONE,
          FORGETS_CONNECTIONS,
          LEAKS_FILES,
          LEAKS_CONNECTIONS,
          LEAKS_POOLED,
          READS_LITTLE,
          LINGERS_ZERO,
          CLOSES_IDLE,
          SPEAKS_TLS,
          DROPS_WITHOUT_FILES ->
          taken;
    };
  }

  private FileInputStream priceList() throws IOException {
    return new FileInputStream(arguments.value("--price-list"));
  }
}
