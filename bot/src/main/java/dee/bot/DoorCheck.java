package dee.bot;

import dee.bot.target.AlertRoute;
import dee.bot.target.AlertSettings;
import dee.bot.target.ConfigurationError;
import dee.bot.target.DiscordSettings;
import dee.bot.target.Inventory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether what the configuration says about alerts, Discord and monitors can be used: above all,
 * whether the secrets are where it says. Nobody is asked.
 */
record DoorCheck(Inventory inventory, Map<String, String> environment) {

  /** A line for each. */
  List<String> lines() {
    return List.of(
        inventory
            .alerts()
            .map(alerts -> "alerts: " + alerts(alerts))
            .orElse("alerts: none come in (no 'alerts' in the configuration)"),
        inventory
            .discord()
            .map(discord -> "discord: " + discord(discord))
            .orElse("discord: not used (no 'discord' in the configuration)"),
        inventory
            .doors()
            .health()
            .map(health -> "health: monitors may ask %s:%d".formatted(health.bind(), health.port()))
            .orElse("health: monitors cannot ask (no 'health' in the configuration)"));
  }

  /** Whether all secrets that are named can be read. */
  boolean open() {
    return inventory.alerts().flatMap(this::closed).isEmpty()
        && inventory.discord().flatMap(this::closed).isEmpty();
  }

  private String alerts(AlertSettings alerts) {
    return closed(alerts)
        .map(why -> "! " + why)
        .orElseGet(() ->
            "listens on %s:%d for %s; the secrets can be read"
                .formatted(
                    alerts.bind(),
                    alerts.port(),
                    alerts.secrets().keySet().stream()
                        .sorted()
                        .map(AlertRoute::word)
                        .collect(Collectors.joining(", "))));
  }

  private String discord(DiscordSettings discord) {
    return closed(discord)
        .map(why -> "! " + why)
        .orElseGet(() ->
            "posts in the channel %s; the token can be read (whether Discord knows it, `dee serve`"
                    .formatted(discord.place().channel())
                + " and /dee doctor tell)");
  }

  private Optional<String> closed(AlertSettings alerts) {
    return problem(() -> alerts.secrets(environment));
  }

  private Optional<String> closed(DiscordSettings discord) {
    return problem(() -> discord.token().read(environment));
  }

  private static Optional<String> problem(Runnable reading) {
    try {
      reading.run();
      return Optional.empty();
    } catch (ConfigurationError e) {
      return Optional.of(e.problem());
    }
  }
}
