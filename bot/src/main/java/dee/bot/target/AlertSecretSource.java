package dee.bot.target;

import java.util.Map;

/** Where a route's secret is read from when Dee begins to listen, and what it is used for. */
public record AlertSecretSource(AlertSecret.Kind kind, SecretSource place) {

  AlertSecret read(Map<String, String> environment) {
    return new AlertSecret(kind, place.read(environment));
  }
}
