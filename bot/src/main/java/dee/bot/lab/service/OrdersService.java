package dee.bot.lab.service;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small HTTP service that is run as a process of its own and may be built with a bug.
 *
 * <pre>
 * OrdersService --listen 127.0.31.1:8080 --log orders-1.log --access-log orders-1.access.log --backlog 32 --bug none
 *   [--database JDBC-URL --pool-size 5 --pool-patience PT3S --query SQL] [--accept-pause PT0.1S]
 *   [--answer-delay PT0.1S] [--price-list FILE] [--dependency 127.0.31.8:9000] [--key-store orders.p12]
 * </pre>
 */
public final class OrdersService {

  private static final int MOST_WORKERS = 800;
  private static final int FORGETS_ONE_IN = 20;

  private OrdersService() {}

  /** Runs until standard input ends. */
  public static void main(String[] words) throws IOException, InterruptedException {
    ParentWatch.start();
    Arguments arguments = Arguments.of(words);
    ServiceOptions options = ServiceOptions.read(arguments);
    ServiceLog log = ServiceLog.open(Path.of(arguments.value("--log")));
    ServiceLog accessLog = ServiceLog.open(Path.of(arguments.value("--access-log")));

    Optional<OrderPool> pool =
        options
            .pool()
            .map(p ->
                new OrderPool(arguments.value("--database"), p, forgets(options.fault()), log));
    RequestMetrics requests = new RequestMetrics();
    Site site =
        new Site(
            new DelayedHandler(orders(options.fault(), pool, arguments), options.answerDelay()),
            pool,
            requests,
            new ProcessMetrics());
    List<String> harmless =
        pool.isPresent()
            ? List.of("/health", "/metrics", "/orders")
            : List.of("/health", "/metrics");
    Visits visits = new Visits(accessLog, requests);
    WarmUp.run(new ConnectionWorker(site, Fault.NONE, log, visits), harmless);

    ConnectionWorker worker = new ConnectionWorker(site, options.fault(), log, visits);
    String[] listen = arguments.value("--listen").split(":", -1);
    int port = Integer.parseInt(listen[1]);
    Entrance entrance = new Entrance(options.fault(), arguments, log);
    ServerSocket listener = entrance.listener();
    listener.bind(new InetSocketAddress(listen[0], port), options.backlog());
    Executor workers = options.fault().serial() ? Runnable::run : workers(port);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> log.info("Stopping OrdersService: asked to stop by SIGTERM")));
    log.info("Started OrdersService on port " + port);
    entrance.open(listener, options.acceptPause(), worker, workers);
  }

  private static int forgets(Fault fault) {
    return fault == Fault.LEAKS_POOLED ? FORGETS_ONE_IN : 0;
  }

  private static Handler orders(Fault fault, Optional<OrderPool> pool, Arguments arguments) {
    return switch (fault) {
      case NONE,
          FORGETS_CONNECTIONS,
          LEAKS_POOLED,
          READS_LITTLE,
          LINGERS_ZERO,
          CLOSES_IDLE,
          SPEAKS_TLS,
          DROPS_WITHOUT_FILES,
          CRASHES,
          STALLS ->
          pool.<Handler>map(p -> p).orElse(_ -> Reply.ok("17 orders\n"));
      case LEAKS_FILES ->
          new LeakingHandler(() -> new FileInputStream(arguments.value("--price-list")));
      case LEAKS_CONNECTIONS -> {
        String[] to = arguments.value("--dependency").split(":", -1);
        yield new LeakingHandler(() -> new Socket(to[0], Integer.parseInt(to[1])));
      }
    };
  }

  private static Executor workers(int port) {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        MOST_WORKERS,
        60,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> new Thread(work, "http-" + port + "-exec-" + number.incrementAndGet()));
  }
}
