package dee.playbooks.diagnosis;

/** How a condition is recognised from what was measured. */
@FunctionalInterface
public interface ConditionTest {

  /**
   * Looks at the facts. A fact that was not measured makes the answer {@link LinkState.NotChecked};
   * this method never throws for what a target may have answered.
   */
  LinkState look(Facts facts);
}
