package dee.probes.pools;

import dee.probes.Instance;
import dee.probes.Instance.MetricsFrom;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The instance's connection pools, by its own metrics page, asked from Dee's own host. */
public final class PoolsFromDeeProbe implements LocalProbe<PoolStatistics> {

  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final int LARGEST = 2 * 1024 * 1024;

  private final Duration window;

  /** A probe that takes its two samples a second apart. */
  public PoolsFromDeeProbe() {
    this(Duration.ofSeconds(1));
  }

  PoolsFromDeeProbe(Duration window) {
    this.window = window;
  }

  @Override
  public String id() {
    return "pools-from-dee";
  }

  @Override
  public String purpose() {
    return "its connection pools, by its metrics page asked from here";
  }

  @Override
  public Class<PoolStatistics> answer() {
    return PoolStatistics.class;
  }

  @Override
  public Asked<PoolStatistics> ask(Instance instance) throws InterruptedException {
    Optional<URI> page =
        instance.metricsFrom() == MetricsFrom.DEE ? instance.metrics() : Optional.empty();
    if (page.isEmpty()) {
      String why = "no metrics page is configured to be asked from here";
      return new Asked<>(Outcome.unavailable(Reason.NOT_CONFIGURED, why), "curl METRICS-PAGE", why);
    }
    String command = "curl -sS -m 2 " + page.get() + " | grep -E '^(hikaricp|go_sql)_'";
    return ask(page.get(), command);
  }

  private Asked<PoolStatistics> ask(URI page, String command) throws InterruptedException {
    HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(WAIT).build();
    try {
      long began = System.nanoTime();
      HttpResponse<String> first = fetch(client, page);
      Thread.sleep(window);
      Duration between = Duration.ofNanos(System.nanoTime() - began);
      HttpResponse<String> last = fetch(client, page);
      if (last.statusCode() != 200) {
        String why = "the metrics page answers with status " + last.statusCode();
        return new Asked<>(Outcome.unavailable(Reason.UNREACHABLE, why), command, why);
      }
      String before = first.statusCode() == 200 ? first.body() : "";
      return new Asked<>(
          PoolsAnswer.of(before, last.body(), between, "metrics page, asked from Dee's own host"),
          command,
          pools(before) + "\n" + pools(last.body()));
    } catch (IOException | IllegalArgumentException e) {
      String words =
          switch (e) {
            case HttpTimeoutException _ -> "no answer within " + WAIT.toSeconds() + " s";
            case ConnectException _ -> "the connection is refused";
            default -> String.valueOf(e.getMessage());
          };
      return new Asked<>(
          PoolsAnswer.failed(e instanceof HttpTimeoutException, words), command, words);
    } finally {
      client.shutdownNow();
    }
  }

  /** The request's own time-out ends with the head of the answer; this one includes its body. */
  private static HttpResponse<String> fetch(HttpClient client, URI page)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(page).timeout(WAIT).header("User-Agent", "dee").build();
    try {
      return client
          .sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST))
          .get(WAIT.toMillis() + 500, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new HttpTimeoutException("the page did not end in time");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  /** What is kept of a page: all of JSON, else the lines about pools. */
  private static String pools(String page) {
    return page.stripLeading().startsWith("{")
        ? page
        : page.lines()
            .filter(l -> l.startsWith("hikaricp") || l.startsWith("go_sql"))
            .collect(Collectors.joining("\n"));
  }
}
