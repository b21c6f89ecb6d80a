package dee.probes.history;

import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.history.PrometheusClient.Reply;
import dee.probes.text.Redactor;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What replies of a server mean, and what those that never came do. */
final class Replies {

  /** The server's clock is told in whole seconds, and the way takes time too. */
  private static final Duration CLOCKS_AGREE = Duration.ofSeconds(3);

  private Replies() {}

  /** How far the server's clock is ahead; zero when it agrees or is not told. */
  static Duration ahead(Map<Measure, Reply> replies, Instant now) {
    return ahead(replies.values(), now);
  }

  private static Duration ahead(Collection<Reply> replies, Instant now) {
    return replies.stream()
        .flatMap(reply ->
            reply instanceof Reply.Came(int _, String _, Optional<String> server)
                ? server.flatMap(Replies::time).stream()
                : Optional.<Instant>empty().stream())
        .findFirst()
        .map(server -> Duration.between(now, server))
        .filter(d -> d.abs().compareTo(CLOCKS_AGREE) > 0)
        .orElse(Duration.ZERO);
  }

  private static Optional<Instant> time(String header) {
    try {
      return Optional.of(
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  static RangeAnswer answer(Reply reply, Duration ahead) {
    return switch (reply) {
      case Reply.Came(int status, String body, Optional<String> _)
          when status == 200 || (status >= 400 && body.stripLeading().startsWith("{")) ->
          RangeAnswer.read(body, ahead);
      case Reply.Came(int status, String _, Optional<String> _) when status / 100 == 3 ->
          new RangeAnswer.Refused(
              "it answers with status " + status + " and leads elsewhere; Dee does not follow");
      case Reply.Came(int status, String _, Optional<String> _) ->
          new RangeAnswer.Refused("it answers with status " + status);
      case Reply.Failed(Exception why) -> new RangeAnswer.Refused(words(why));
    };
  }

  /** Nothing was answered, and this is how the first went. */
  static <R> Outcome<R> unavailable(Reply first, String why) {
    return switch (first) {
      case Reply.Came(int status, String _, Optional<String> _)
          when PrometheusClient.unauthorized().contains(status) ->
          Outcome.unavailable(Reason.NOT_PERMITTED, why);
      case Reply.Came(int status, String _, Optional<String> _) when status == 200 ->
          Outcome.malformed(why);
      case Reply.Came _ -> Outcome.unavailable(Reason.UNREACHABLE, why);
      case Reply.Failed(Exception e)
          when e instanceof TimeoutException || e instanceof HttpTimeoutException ->
          Outcome.unavailable(Reason.TIMED_OUT, why);
      case Reply.Failed _ -> Outcome.unavailable(Reason.UNREACHABLE, why);
    };
  }

  private static String words(Exception why) {
    return switch (why) {
      case TimeoutException _ -> "no answer within 3 s";
      case HttpTimeoutException _ -> "no answer within 3 s";
      case UnknownHostException _ -> "its name is not known";
      case ConnectException e
          when e.getCause() instanceof java.nio.channels.UnresolvedAddressException ->
          "its name is not known";
      case ConnectException _ -> "the connection is refused";
      case SSLException e -> "its certificate is not accepted: " + said(e);
      default -> said(why);
    };
  }

  private static String said(Exception why) {
    return Redactor.redact(Optional.ofNullable(why.getMessage()).orElse(why.getClass().getName()))
        .text();
  }
}
