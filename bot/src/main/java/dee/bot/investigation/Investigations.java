package dee.bot.investigation;

import dee.bot.incident.IncidentId;

/** The port to whoever runs playbooks. */
public interface Investigations {

  /**
   * Begins to run a playbook on the service of an incident and returns at once; what it finds is
   * said in the room.
   *
   * @return whether it began: one runs at a time
   */
  boolean start(IncidentId incident, String playbook);

  /** Ends the one that runs, if there is one; says whether there was. */
  boolean cancel();

  /** Waits until none runs. */
  void awaitIdle() throws InterruptedException;
}
