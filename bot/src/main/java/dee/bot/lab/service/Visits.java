package dee.bot.lab.service;

import java.time.Duration;

/** Keeps what became of each request: a line of the access log, and the metrics. */
record Visits(ServiceLog accessLog, RequestMetrics metrics) {

  void answered(Request request, int status, Duration took) {
    metrics.answered(status, took);
    accessLog.info("\"" + request.line() + "\" " + status + " " + took.toMillis() + "ms");
  }

  void notAnswered(Duration took) {
    metrics.notAnswered(took);
  }
}
