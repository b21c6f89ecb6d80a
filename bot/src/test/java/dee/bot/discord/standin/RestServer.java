package dee.bot.discord.standin;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.lang.reflect.Proxy;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;

/** Listens on a free port of this machine, for REST below /api/v10 and for the gateway. */
final class RestServer implements AutoCloseable {

  /** Where the connection of a request is found, to cut it. */
  static final String END_POINT = "standin.connection";

  static final String API = "/api/v10/";
  static final String GATEWAY = "/gateway";
  private static final long MOST_UPLOAD = 64L << 20;

  private final Javalin javalin;

  private RestServer(Javalin javalin) {
    this.javalin = javalin;
  }

  static RestServer start(Desk desk, Gateway gateway) {
    Javalin javalin =
        Javalin.create(config -> {
          quiet(config);
          config.concurrency.useVirtualThreads = true;
          config.http.maxRequestSize = MOST_UPLOAD;
          connector(config);
          config.routes.get(API + "*", desk::receive);
          config.routes.post(API + "*", desk::receive);
          config.routes.put(API + "*", desk::receive);
          config.routes.patch(API + "*", desk::receive);
          config.routes.delete(API + "*", desk::receive);
          config.routes.ws(GATEWAY, gateway::listen);
        });
    return new RestServer(javalin.start());
  }

  private static void quiet(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
  }

  private static void connector(JavalinConfig config) {
    config.jetty.addConnector((server, http) -> {
      HttpConfiguration own = new HttpConfiguration(http);
      own.addCustomizer(findable());
      ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(own));
      connector.setHost("127.0.0.1");
      connector.setPort(0);
      connector.setIdleTimeout(120_000);
      return connector;
    });
  }

  /**
   * Hangs its connection on every request. A proxy, because the interface speaks of a Jetty module
   * that nothing else here needs.
   */
  private static HttpConfiguration.Customizer findable() {
    Class<HttpConfiguration.Customizer> type = HttpConfiguration.Customizer.class;
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (!method.getName().equals("customize")) {
                return method.invoke(type, arguments);
              }
              Request request = (Request) arguments[0];
              request.setAttribute(
                  END_POINT, request.getConnectionMetaData().getConnection().getEndPoint());
              return request;
            });
    return type.cast(proxy);
  }

  static String path(Context request) {
    return request.path().substring(API.length());
  }

  int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
