package dee.bot.alert;

import dee.bot.incident.Happening.AlertReceived;
import dee.bot.incident.Happening.AlertResolved;
import dee.bot.incident.Severity;

/** An alert, and how bad it is. */
record RatedAlert(Alert alert, Severity severity) {

  AlertReceived received() {
    return new AlertReceived(alert.name(), alert.text(), alert.since(), alert.fingerprint());
  }

  AlertResolved resolved() {
    return new AlertResolved(alert.name(), alert.fingerprint(), alert.since());
  }
}
