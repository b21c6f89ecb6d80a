package dee.bot.target;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Where Dee listens for alerts, who may send them, and what they mean.
 *
 * @param port 0 takes any free one
 * @param surge within this time of the one before, alerts of a service are said in short
 * @param secrets the configured routes
 */
public record AlertSettings(
    String bind,
    int port,
    Duration surge,
    Map<AlertRoute, AlertSecretSource> secrets,
    AlertMapping mapping) {

  public AlertSettings {
    secrets = Map.copyOf(secrets);
  }

  /**
   * The secrets of all routes.
   *
   * @throws ConfigurationError when one is missing or too short, or two routes share one
   */
  public Map<AlertRoute, AlertSecret> secrets(Map<String, String> environment) {
    Map<AlertRoute, AlertSecret> read = new EnumMap<>(AlertRoute.class);
    Map<String, AlertRoute> owners = new HashMap<>();
    for (AlertRoute route : AlertRoute.values()) {
      AlertSecretSource source = secrets.get(route);
      if (source == null) {
        continue;
      }
      AlertSecret secret = source.read(environment);
      AlertRoute owner = owners.putIfAbsent(secret.value(), route);
      if (owner != null) {
        throw source
            .place()
            .error("is that of '" + owner.word() + "' too; each route needs its own");
      }
      read.put(route, secret);
    }
    return read;
  }
}
