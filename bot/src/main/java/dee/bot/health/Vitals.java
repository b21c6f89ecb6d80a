package dee.bot.health;

import dee.bot.alert.AlertCounts;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The port to what is looked up when somebody asks for numbers. */
public interface Vitals {

  AlertCounts alerts();

  /** How many posts wait to be shown. */
  long waiting();

  /** What went wrong on the way to targets, by kind. */
  Map<String, Long> sshFailures();

  /** Where the gateway of the chat is; empty where there is none. */
  Optional<Gateway> gateway();

  /** Whether this Dee is the one that speaks in the chat. */
  boolean speaks();

  /** Its status in a word, and how long an answer takes. */
  record Gateway(String status, Duration ping) {}
}
