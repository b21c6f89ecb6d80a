package dee.playbooks.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.Script;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;

/**
 * What every playbook and condition file is: these four words, at the top level. Each of them only
 * notes down what the file says; nothing is measured while a file is read.
 */
public abstract class PlaybookScript extends Script {

  private Notebook notebook = Notebook.CLOSED;

  /** Says where the words are noted down; called once, before the script runs. */
  public final void writeTo(Notebook open) {
    this.notebook = open;
  }

  /** What to look at for a symptom, in which order. */
  public final void playbook(
      String name,
      @DelegatesTo(value = PlaybookWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    notebook.playbook(name, body);
  }

  /** Something a client sees. */
  public final void symptom(
      String id,
      @DelegatesTo(value = ConditionWords.class, strategy = Closure.DELEGATE_ONLY)
          @ClosureParams(value = SimpleType.class, options = "dee.playbooks.dsl.ConditionWords")
          Closure<?> body) {
    notebook.condition("symptom", id, body);
  }

  /** A link between a root cause and a symptom. */
  public final void mechanism(
      String id,
      @DelegatesTo(value = ConditionWords.class, strategy = Closure.DELEGATE_ONLY)
          @ClosureParams(value = SimpleType.class, options = "dee.playbooks.dsl.ConditionWords")
          Closure<?> body) {
    notebook.condition("mechanism", id, body);
  }

  /** Where a chain may start. */
  public final void rootCause(
      String id,
      @DelegatesTo(value = ConditionWords.class, strategy = Closure.DELEGATE_ONLY)
          @ClosureParams(value = SimpleType.class, options = "dee.playbooks.dsl.ConditionWords")
          Closure<?> body) {
    notebook.condition("rootCause", id, body);
  }
}
