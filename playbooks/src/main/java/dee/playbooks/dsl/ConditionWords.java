package dee.playbooks.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;

/** The words inside {@code symptom}, {@code mechanism} and {@code rootCause}. */
public interface ConditionWords extends WayWords {

  /** The statement in words, without numbers. */
  void states(String statement);

  /** What it can cause, by id. */
  void leadsTo(String... conditions);

  /** One of several ways to recognise it; the first that can decide does. */
  void by(
      String witness,
      @DelegatesTo(value = WayWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> way);

  /**
   * What would decide where the ways before cannot.
   *
   * @param probe the id of a probe, or a name for one that Dee does not have
   * @param because what a person can do about it, and why Dee does not
   */
  void needs(String probe, String because);

  /** What eases it at once. */
  void now(String remedy);

  /** What ends it for good. */
  void fix(String cure);
}
