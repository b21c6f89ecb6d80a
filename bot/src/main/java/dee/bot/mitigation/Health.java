package dee.bot.mitigation;

import dee.bot.target.Command;
import dee.bot.target.Service;
import dee.probes.Instance;
import java.util.Optional;

/** The port to what is looked at after a step, before the next one. */
public interface Health {

  /** Waits until the instance answers, but not for ever. */
  Checked answers(Instance instance) throws InterruptedException;

  /** Waits until an instance that was drained gets no new connections, but not for ever. */
  Checked drained(Instance instance, Service service) throws InterruptedException;

  /** What was seen; {@code says} has the numbers, to stand behind the instance's name. */
  record Checked(boolean good, String says) {}

  /** The check that belongs to a command; empty when it needs none. */
  default Optional<Checked> after(Command command, Instance instance, Service service)
      throws InterruptedException {
    if (command.name().equals("drain")) {
      return Optional.of(drained(instance, service));
    }
    return switch (command.check()) {
      case HEALTH -> Optional.of(answers(instance));
      case NONE -> Optional.empty();
    };
  }
}
