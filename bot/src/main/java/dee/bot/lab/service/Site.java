package dee.bot.lab.service;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The service's pages: {@code /orders}, {@code /health}, {@code /metrics} and the very slow {@code
 * /report}.
 */
record Site(
    Handler orders, Optional<OrderPool> pool, RequestMetrics requests, ProcessMetrics process)
    implements Handler {

  private static final Duration REPORT = Duration.ofMinutes(20);

  @Override
  public Reply answer(Request request) throws IOException {
    return switch (request.path()) {
      case "/orders" -> orders.answer(request);
      case "/health" -> Reply.ok("up\n");
      case "/metrics" -> Reply.ok(metrics());
      case "/report" -> report();
      default -> new Reply(404, "no such page\n");
    };
  }

  /** All that Prometheus is told. */
  private String metrics() {
    return process.page() + requests.page() + pool.map(OrderPool::metrics).orElse("");
  }

  private static Reply report() throws IOException {
    try {
      Thread.sleep(REPORT);
      return Reply.ok("the report\n");
    } catch (InterruptedException e) {
      throw new IOException("the service ends", e);
    }
  }
}
