package dee.bot.alert;

import dee.bot.target.AlertRoute;
import dee.bot.target.AlertSecret;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests that bring alerts. Whatever is wrong with one is a status, a line and a counter;
 * accepted is answered only when what it brought is durable.
 */
final class AlertEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(AlertEndpoint.class);

  /** A 404 that was answered here comes by once more as one of the server's. */
  private static final String REFUSED = "dee.refused";

  static final int AT_A_TIME = 32;
  private static final String AGAIN_AFTER_SECONDS = "10";

  private final Map<AlertRoute, SenderCheck> senders = new EnumMap<>(AlertRoute.class);
  private final Semaphore places = new Semaphore(AT_A_TIME);
  private final AlertIntake intake;
  private final PayloadReader payloads;
  private final Duration patience;
  private final Seldom failures;

  /**
   * For the routes that have a secret.
   *
   * @param patience the longest a body may take to arrive
   */
  AlertEndpoint(Map<AlertRoute, AlertSecret> secrets, AlertIntake intake, Duration patience) {
    InstantSource clock = intake.clock();
    secrets.forEach((route, secret) -> senders.put(route, new SenderCheck(secret, clock)));
    this.intake = intake;
    this.payloads = new PayloadReader(clock);
    this.patience = patience;
    this.failures = new Seldom(clock);
  }

  void alerts(Context request) {
    Optional<AlertRoute> route = AlertRoute.parse(request.pathParam("route"));
    Optional<SenderCheck> sender = route.map(senders::get);
    if (route.isEmpty() || sender.isEmpty()) {
      refuse(request, new Refused(Refusal.NO_SUCH_ROUTE));
      return;
    }
    intake.counts().received(route.get().word());
    if (!sender.get().mayKnow(header(request, "Authorization"))) {
      // Who does not know the token takes nobody's place.
      RequestBody.drop(request.bodyInputStream());
      refuse(request, new Refused(Refusal.UNAUTHENTICATED));
    } else if (!places.tryAcquire()) {
      refuse(request, new Refused(Refusal.BUSY));
    } else {
      try {
        take(request, route.get(), sender.get());
      } finally {
        places.release();
      }
    }
  }

  private void take(Context request, AlertRoute route, SenderCheck sender) {
    try {
      Receipt receipt = intake.take(route, delivery(route, sender, request));
      intake.counts().accepted(route.word());
      answer(request, 200, Answer.of(receipt).json());
    } catch (Refused refused) {
      refuse(request, refused);
    } catch (RuntimeException e) {
      failures.run(() -> LOG.warn("alerts could not be written down: {}", e.toString()));
      refuse(request, new Refused(Refusal.NOT_WRITTEN));
    }
  }

  /** For requests that got no further than their address. */
  void refuse(Context request, Refusal why) {
    refuse(request, new Refused(why));
  }

  private Delivery delivery(AlertRoute route, SenderCheck sender, Context request) {
    byte[] body = RequestBody.read(request.bodyInputStream(), patience);
    if (!sender.knows(
        header(request, SenderCheck.SIGNATURE), header(request, SenderCheck.TIMESTAMP), body)) {
      throw new Refused(Refusal.UNAUTHENTICATED);
    }
    if (!json(request)) {
      throw new Refused(Refusal.NOT_JSON);
    }
    return payloads.read(route, body);
  }

  private static boolean json(Context request) {
    String type =
        header(request, "Content-Type").orElse("").toLowerCase(Locale.ROOT).replace(" ", "");
    return type.matches("application/json(;charset=\"?utf-8\"?)?")
        && header(request, "Content-Encoding").filter(e -> !e.equals("identity")).isEmpty();
  }

  private static Optional<String> header(Context request, String name) {
    return Optional.ofNullable(request.header(name));
  }

  private void refuse(Context request, Refused refused) {
    if (request.attribute(REFUSED) != null) {
      return;
    }
    request.attribute(REFUSED, refused.why());
    String route =
        AlertRoute.parse(request.path().replaceFirst("^/alerts/", ""))
            .map(AlertRoute::word)
            .orElse(AlertCounts.NO_ROUTE);
    intake.counts().refused(route, refused.why());
    if (refused.why().passing()) {
      request.header("Retry-After", AGAIN_AFTER_SECONDS);
    }
    if (refused.why() == Refusal.WRONG_METHOD) {
      request.header("Allow", "POST");
    }
    answer(request, refused.why().status(), Answer.error(refused.detail()));
  }

  private static void answer(Context request, int status, String json) {
    request.status(status).contentType("application/json").result(json + "\n");
  }
}
