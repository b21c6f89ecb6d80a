package dee.bot.schedule;

import dee.bot.incident.Errand;
import dee.bot.incident.IncidentId;
import java.util.Arrays;
import java.util.Optional;

/** An errand as a row names it: {@code mitigate}, {@code INC-42/7f3a0000}. */
final class ErrandName {

  private static final int WIDTH = 200;

  private ErrandName() {}

  static String task(Errand errand) {
    return errand.kind().word();
  }

  static Optional<Errand.Kind> kind(String task) {
    return Arrays.stream(Errand.Kind.values()).filter(k -> k.word().equals(task)).findFirst();
  }

  static String instance(Errand errand) {
    String name = errand.incident() + "/" + errand.detail();
    if (name.length() > WIDTH) {
      throw new IllegalArgumentException("the detail of an errand is too long: " + name);
    }
    return name;
  }

  static Errand errand(Errand.Kind kind, String instance) {
    int slash = instance.indexOf('/');
    return new Errand(
        kind,
        IncidentId.parse(instance.substring(0, slash)).orElseThrow(),
        instance.substring(slash + 1));
  }
}
