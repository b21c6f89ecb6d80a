package dee.playbooks.diagnosis;

import java.util.List;

/**
 * One true-or-false statement about an instance, and the conditions it can cause.
 *
 * @param id such as {@code fd-exhausted}
 * @param states the statement in words, without numbers
 * @param leadsTo the ids of what it can cause
 * @param test how it is recognised
 * @param remedyNow what eases it at once; empty when there is nothing
 * @param realFix what ends it for good; empty when there is nothing
 */
public record Condition(
    String id,
    Kind kind,
    String states,
    List<String> leadsTo,
    ConditionTest test,
    String remedyNow,
    String realFix) {

  public Condition {
    leadsTo = List.copyOf(leadsTo);
  }

  /** Where in a chain a condition may stand. */
  public enum Kind {
    /** A client sees it. */
    SYMPTOM,
    /** A link in between. */
    MECHANISM,
    /** A chain may start here. */
    ROOT_CAUSE
  }
}
