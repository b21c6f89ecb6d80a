package dee.bot.target;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way alerts come in, one for each kind of sender. */
public enum AlertRoute {
  ALERTMANAGER,
  GRAFANA,
  GENERIC;

  /** As it stands in addresses, in the configuration and in counters. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where it is reached. */
  public String path() {
    return "/alerts/" + word();
  }

  /** Reads the word; empty when there is no such route. */
  public static Optional<AlertRoute> parse(String text) {
    return Arrays.stream(values()).filter(route -> route.word().equals(text)).findFirst();
  }
}
