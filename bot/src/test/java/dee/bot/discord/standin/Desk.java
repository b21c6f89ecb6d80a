package dee.bot.discord.standin;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.EndPoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes each request through token, faults and limits to its route, and writes the answer down. */
final class Desk {

  private final Routes routes;
  private final Account account;
  private final Faults faults;
  private final Limits limits;
  private final Journal journal;

  /** Whose first answer never arrived: that a client asks again is not its mistake. */
  private final Set<String> lost = ConcurrentHashMap.newKeySet();

  Desk(Routes routes, Account account, Faults faults, Limits limits, Journal journal) {
    this.routes = routes;
    this.account = account;
    this.faults = faults;
    this.limits = limits;
    this.journal = journal;
  }

  void receive(Context request) {
    Instant at = journal.now();
    String path = RestServer.path(request);
    String method = request.method().name();
    request.header("Via", "1.1 google");
    Optional<Routes.Match> match = routes.find(method, path);
    if (match.isEmpty()) {
      journal.violation(Violation.Kind.UNKNOWN_ROUTE, method + " " + path);
      answer(
          request, 404, Optional.of(Json.object().put("message", "404: Not Found").put("code", 0)));
      journal.request(at, method + " ?", path, Json.object(), 404);
      return;
    }
    Route route = match.orElseThrow().route();
    Body body = Body.of(request);
    int status = serve(request, match.orElseThrow(), body);
    journal.request(at, route.name(), path, body.json(), status);
  }

  private int serve(Context request, Routes.Match match, Body body) {
    Route route = match.route();
    if (route.needsToken() && !("Bot " + account.token()).equals(request.header("Authorization"))) {
      journal.violation(Violation.Kind.UNAUTHORIZED, route.name());
      return answer(
          request,
          401,
          Optional.of(Json.object().put("message", "401: Unauthorized").put("code", 0)));
    }
    Optional<Integer> limited = limited(request, match);
    if (limited.isPresent()) {
      return limited.orElseThrow();
    }
    Optional<Fault> fault = faults.take(route.name());
    if (fault.isEmpty()) {
      return work(request, match, body);
    }
    return switch (fault.orElseThrow()) {
      case Fault.Status(int status) -> answer(request, status, Optional.of(broken(status)));
      case Fault.StatusAfterwards(int status) -> {
        lost.add(request.path());
        work(request, match, body);
        yield answer(request, status, Optional.of(broken(status)));
      }
      case Fault.Limited(Duration pause, boolean all) ->
          refuse(request, limits.close(route, match.path(), pause, all), all);
      case Fault.Late(Duration delay) -> {
        int status = work(request, match, body);
        rest(delay);
        yield status;
      }
      case Fault.AnswerLost() -> {
        lost.add(request.path());
        work(request, match, body);
        yield cut(request);
      }
      case Fault.Refused() -> cut(request);
    };
  }

  private Optional<Integer> limited(Context request, Routes.Match match) {
    Optional<Limits.Standing> global =
        limits.global(match.route()).filter(Limits.Standing::refused);
    if (global.isPresent()) {
      return Optional.of(refuse(request, early(global.orElseThrow(), match), true));
    }
    Optional<Limits.Standing> bucket = limits.bucket(match.route(), match.path());
    bucket.ifPresent(standing -> headers(request, standing));
    return bucket
        .filter(Limits.Standing::refused)
        .map(standing -> refuse(request, early(standing, match), false));
  }

  private Limits.Standing early(Limits.Standing standing, Routes.Match match) {
    if (standing.early()) {
      journal.violation(
          Violation.Kind.SENT_WHILE_LIMITED, match.route().name() + " " + match.path());
    }
    return standing;
  }

  private int work(Context request, Routes.Match match, Body body) {
    Map<String, String> query =
        request.queryParamMap().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getFirst()));
    Call call = new Call(match.route(), match.path(), query, body.json(), body.files());
    try {
      Answer answer = match.route().work().apply(call);
      return answer(request, answer.status(), answer.body());
    } catch (ApiError e) {
      e.violation()
          .filter(kind -> kind != Violation.Kind.ANSWERED_TWICE || !lost.contains(request.path()))
          .ifPresent(kind -> journal.violation(kind, call.route().name() + ": " + e.body()));
      return answer(request, e.status(), Optional.of(e.body()));
    }
  }

  private static int answer(Context request, int status, Optional<JsonNode> body) {
    request.status(status);
    body.ifPresent(json -> request.contentType("application/json").result(json.toString()));
    return status;
  }

  private static int refuse(Context request, Limits.Standing standing, boolean global) {
    headers(request, standing);
    double wait = (standing.reset().toMillis() + 1) / 1000.0;
    request.header("Retry-After", Long.toString((long) Math.ceil(wait)));
    request.header("X-RateLimit-Scope", global ? "global" : "user");
    if (global) {
      request.header("X-RateLimit-Global", "true");
    }
    ObjectNode body =
        Json.object()
            .put("message", "You are being rate limited.")
            .put("retry_after", wait)
            .put("global", global);
    return answer(request, 429, Optional.of(body));
  }

  private static void headers(Context request, Limits.Standing standing) {
    double wait = (standing.reset().toMillis() + 1) / 1000.0;
    request.header("X-RateLimit-Bucket", standing.bucket());
    request.header("X-RateLimit-Limit", Integer.toString(standing.limit()));
    request.header("X-RateLimit-Remaining", Integer.toString(standing.remaining()));
    request.header("X-RateLimit-Reset-After", Double.toString(wait));
    request.header(
        "X-RateLimit-Reset", Double.toString(System.currentTimeMillis() / 1000.0 + wait));
  }

  private static JsonNode broken(int status) {
    return Json.object().put("message", status + ": Internal Server Error").put("code", 0);
  }

  private static int cut(Context request) {
    EndPoint connection = request.attribute(RestServer.END_POINT);
    if (connection == null) {
      throw new AssertionError("the connection is not known");
    }
    connection.close();
    return 0;
  }

  private static void rest(Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
