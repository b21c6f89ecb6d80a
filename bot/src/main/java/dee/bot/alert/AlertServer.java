package dee.bot.alert;

import dee.bot.target.AlertSettings;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;

/** Listens for alerts until it is closed. TLS is left to a proxy in front of it. */
public final class AlertServer implements AutoCloseable {

  private static final int MOST_CONNECTIONS = 256;

  /**
   * How long others may take.
   *
   * @param silence between two bytes
   * @param body until all of it is here
   * @param connection from its first byte to its end
   */
  record Patience(Duration silence, Duration body, Duration connection) {
    static final Patience USUAL =
        new Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  private final Javalin javalin;
  private final ScheduledExecutorService timer;

  private AlertServer(Javalin javalin, ScheduledExecutorService timer) {
    this.javalin = javalin;
    this.timer = timer;
  }

  /**
   * Begins to listen.
   *
   * @param environment where secrets may stand
   * @throws dee.bot.target.ConfigurationError when a route's secret cannot be used
   * @throws UncheckedIOException when the address cannot be used
   */
  public static AlertServer start(
      AlertSettings settings, AlertIntake intake, Map<String, String> environment) {
    return start(settings, intake, environment, Patience.USUAL);
  }

  static AlertServer start(
      AlertSettings settings,
      AlertIntake intake,
      Map<String, String> environment,
      Patience patience) {
    AlertEndpoint endpoint =
        new AlertEndpoint(settings.secrets(environment), intake, patience.body());
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    Javalin javalin =
        Javalin.create(config -> {
          quiet(config);
          routes(config, endpoint);
          connections(config, settings, patience, timer);
        });
    try {
      javalin.start();
    } catch (JavalinException e) {
      timer.shutdownNow();
      throw new UncheckedIOException(new IOException(problem(settings, e), e));
    }
    return new AlertServer(javalin, timer);
  }

  private static void quiet(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
  }

  private static void routes(JavalinConfig config, AlertEndpoint endpoint) {
    config.http.prefer405over404 = true;
    // One request a connection: so its deadline is that of the request.
    config.routes.before(request -> request.header("Connection", "close"));
    config.routes.get("/healthz", request -> request.result("ok\n"));
    config.routes.post("/alerts/{route}", endpoint::alerts);
    config.routes.error(405, request -> endpoint.refuse(request, Refusal.WRONG_METHOD));
    config.routes.error(404, request -> endpoint.refuse(request, Refusal.NO_SUCH_ROUTE));
  }

  private static void connections(
      JavalinConfig config,
      AlertSettings settings,
      Patience patience,
      ScheduledExecutorService timer) {
    config.concurrency.useVirtualThreads = true;
    config.jetty.addConnector((server, http) -> {
      ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
      connector.setHost(settings.bind());
      connector.setPort(settings.port());
      connector.setIdleTimeout(patience.silence().toMillis());
      connector.addEventListener(new ConnectionDeadline(timer, patience.connection()));
      connector.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
      return connector;
    });
  }

  private static String problem(AlertSettings settings, JavalinException e) {
    String where = settings.bind() + ":" + settings.port();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
        return "cannot listen for alerts on "
            + where
            + ": another process uses that port; stop it (`ss -ltnp` shows which it is), or give"
            + " 'port' of 'alerts' another value";
      }
    }
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "cannot listen for alerts on "
        + where
        + ": "
        + root.getMessage()
        + "; 'bind' of 'alerts' must be an address of this machine";
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
