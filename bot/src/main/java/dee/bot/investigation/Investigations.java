package dee.bot.investigation;

import dee.bot.incident.IncidentId;

/** The port to whoever runs playbooks. */
public interface Investigations {

  /**
   * Has a playbook run on the service of an incident, and returns at once; what it finds is said to
   * everyone.
   *
   * @return whether it will be: one looks at an incident at a time
   */
  boolean start(IncidentId incident, String playbook);

  /** Ends those that run here; says whether there were any. */
  boolean cancel();

  /** Waits until nothing is due that ends by itself soon: no playbook and no plan. */
  void awaitIdle() throws InterruptedException;
}
