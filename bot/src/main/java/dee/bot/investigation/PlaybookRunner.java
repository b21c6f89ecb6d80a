package dee.bot.investigation;

import dee.playbooks.run.RunEvent;
import java.util.Set;
import java.util.function.Consumer;

/** The port to what runs a playbook on the instances of a service. */
@FunctionalInterface
public interface PlaybookRunner {

  /**
   * Runs it to the end.
   *
   * @param targets the instances to look at, by target; empty: all
   * @throws InterruptedException when it was cancelled; nothing keeps running on any target
   */
  void run(String service, String playbook, Set<String> targets, Consumer<RunEvent> listener)
      throws InterruptedException;
}
