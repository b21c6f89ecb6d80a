package dee.bot.alert;

import dee.bot.incident.Actor;
import java.util.List;

/** What one request brought. */
record Delivery(Actor.Monitor by, List<Alert> alerts) {
  Delivery {
    alerts = List.copyOf(alerts);
  }
}
