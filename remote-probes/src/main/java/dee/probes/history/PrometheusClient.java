package dee.probes.history;

import dee.probes.PrometheusAccess;
import dee.probes.PrometheusAccess.Token;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks one Prometheus some range queries at the same time. Certificates are verified; redirects,
 * which could lead the token elsewhere, are not followed.
 */
final class PrometheusClient implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration BUDGET = Duration.ofSeconds(3);
  private static final int LARGEST = 1024 * 1024;

  private final PrometheusAccess access;
  private final Function<String, Optional<String>> environment;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * One that asks with the token that is configured.
   *
   * @param environment a variable's value by its name
   */
  PrometheusClient(PrometheusAccess access, Function<String, Optional<String>> environment) {
    this.access = access;
    this.environment = environment;
  }

  /** The token cannot be read. */
  static final class NoToken extends Exception {
    private static final long serialVersionUID = 1L;

    NoToken(String message) {
      super(message);
    }
  }

  /** One answer as it came, or why none did. */
  sealed interface Reply {
    /**
     * An answer.
     *
     * @param server the server's clock, to the second
     */
    record Came(int status, String body, Optional<String> server) implements Reply {}

    record Failed(Exception why) implements Reply {}
  }

  Map<Measure, Reply> ask(Map<Measure, String> queries, Instant end, Span span)
      throws InterruptedException, NoToken {
    Optional<String> token = token();
    Map<Measure, CompletableFuture<HttpResponse<String>>> asked = new EnumMap<>(Measure.class);
    long deadline = System.nanoTime() + BUDGET.toNanos();
    queries.forEach((measure, query) ->
        asked.put(
            measure,
            client.sendAsync(
                request(uri(query, end, span), token),
                BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST))));
    Map<Measure, Reply> replies = new EnumMap<>(Measure.class);
    for (Map.Entry<Measure, CompletableFuture<HttpResponse<String>>> one : asked.entrySet()) {
      replies.put(one.getKey(), reply(one.getValue(), deadline));
    }
    return replies;
  }

  private static Reply reply(CompletableFuture<HttpResponse<String>> future, long deadline)
      throws InterruptedException {
    try {
      HttpResponse<String> response =
          future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      return new Reply.Came(
          response.statusCode(), response.body(), response.headers().firstValue("Date"));
    } catch (TimeoutException e) {
      future.cancel(true);
      return new Reply.Failed(e);
    } catch (ExecutionException e) {
      return new Reply.Failed(
          e.getCause() instanceof Exception cause ? cause : new IOException(e.getCause()));
    }
  }

  private static HttpRequest request(URI uri, Optional<String> token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(BUDGET).header("User-Agent", "dee");
    token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
    return request.build();
  }

  private URI uri(String query, Instant end, Span span) {
    long last = end.getEpochSecond();
    String parameters =
        "query="
            + URLEncoder.encode(query, StandardCharsets.UTF_8)
            + "&start="
            + (last - span.length().toSeconds())
            + "&end="
            + last
            + "&step="
            + Math.max(1, span.step().toSeconds())
            + "&timeout=2s";
    return URI.create(access.url() + "/api/v1/query_range?" + parameters);
  }

  private Optional<String> token() throws NoToken {
    if (access.token().isEmpty()) {
      return Optional.empty();
    }
    String token =
        switch (access.token().get()) {
          case Token.Variable(String name) ->
              environment
                  .apply(name)
                  .orElseThrow(
                      () -> new NoToken("the variable " + name + " is not set where Dee runs"));
          case Token.File file -> firstLine(file);
        };
    if (!token.matches("[!-~]+")) {
      throw new NoToken("the token is empty or has characters that no header may have");
    }
    return Optional.of(token);
  }

  private static String firstLine(Token.File file) throws NoToken {
    try (var lines = Files.lines(file.path())) {
      return lines.findFirst().orElse("").strip();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new NoToken("the token cannot be read from " + file.path());
    }
  }

  static List<Integer> unauthorized() {
    return List.of(401, 403, 407);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
