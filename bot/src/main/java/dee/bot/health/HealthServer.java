package dee.bot.health;

import dee.bot.alert.ConnectionDeadline;
import dee.bot.target.HealthSettings;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers monitors until it is closed: {@code /healthz}, {@code /readyz}, {@code /metrics}. It
 * reads no bodies, and looks at few requests at a time.
 */
public final class HealthServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);

  private static final int MOST_CONNECTIONS = 64;
  private static final int AT_A_TIME = 4;
  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final Duration CONNECTION = Duration.ofSeconds(20);

  private final Javalin javalin;
  private final ScheduledExecutorService timer;

  private HealthServer(Javalin javalin, ScheduledExecutorService timer) {
    this.javalin = javalin;
    this.timer = timer;
  }

  /**
   * Begins to listen.
   *
   * @throws UncheckedIOException when the address cannot be used
   */
  public static HealthServer start(HealthSettings settings, Readiness readiness, Metrics metrics) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    Javalin javalin =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          routes(config, readiness, metrics);
          connections(config, settings, timer);
        });
    try {
      javalin.start();
    } catch (JavalinException e) {
      timer.shutdownNow();
      throw new UncheckedIOException(new IOException(problem(settings, e), e));
    }
    return new HealthServer(javalin, timer);
  }

  private static void routes(JavalinConfig config, Readiness readiness, Metrics metrics) {
    Semaphore places = new Semaphore(AT_A_TIME);
    config.http.prefer405over404 = true;
    config.routes.before(request -> request.header("Connection", "close"));
    config.routes.get("/healthz", request -> request.result("ok\n"));
    config.routes.get(
        "/readyz", request -> within(places, request, () -> ready(request, readiness)));
    config.routes.get(
        "/metrics",
        request ->
            within(
                places,
                request,
                () ->
                    request
                        .contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(metrics.page())));
    config.routes.error(404, request -> request.result("there are: /healthz, /readyz, /metrics\n"));
    config.routes.error(405, request -> request.header("Allow", "GET").result("ask with GET\n"));
  }

  private interface Answering {
    void answer() throws InterruptedException;
  }

  private static void within(Semaphore places, Context request, Answering answering) {
    if (!places.tryAcquire()) {
      request.status(503).header("Retry-After", "5").result("too many requests at a time\n");
      return;
    }
    try {
      answering.answer();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      request.status(503).result("Dee ends\n");
    } catch (RuntimeException e) {
      LOG.warn("{} could not be answered: {}", request.path(), e.toString());
      request.status(500).result("this could not be answered; Dee's log says why\n");
    } finally {
      places.release();
    }
  }

  private static void ready(Context request, Readiness readiness) throws InterruptedException {
    List<String> troubles = readiness.troubles();
    request
        .status(troubles.isEmpty() ? 200 : 503)
        .result(troubles.isEmpty() ? "ready\n" : String.join("\n", troubles) + "\n");
  }

  private static void connections(
      JavalinConfig config, HealthSettings settings, ScheduledExecutorService timer) {
    config.concurrency.useVirtualThreads = true;
    config.jetty.addConnector((server, http) -> {
      ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
      connector.setHost(settings.bind());
      connector.setPort(settings.port());
      connector.setIdleTimeout(SILENCE.toMillis());
      connector.addEventListener(new ConnectionDeadline(timer, CONNECTION));
      connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
      return connector;
    });
  }

  private static String problem(HealthSettings settings, JavalinException e) {
    String where = "cannot listen for monitors on " + settings.bind() + ":" + settings.port();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
        return where
            + ": another process uses that port; stop it (`ss -ltnp` shows which it is), or give"
            + " 'port' of 'health' another value";
      }
    }
    return where + ": 'bind' of 'health' must be an address of this machine";
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
    timer.shutdownNow();
  }
}
