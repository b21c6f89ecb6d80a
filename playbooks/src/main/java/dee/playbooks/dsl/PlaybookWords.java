package dee.playbooks.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;

/** The words inside {@code playbook('…') { }}. */
public interface PlaybookWords {

  /** When to use it, one sentence. */
  void about(String sentence);

  /** Something the playbook must be given. */
  void param(String name);

  /** The first phase: what is cheap and tells most. */
  void first(
      @DelegatesTo(value = PhaseWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> phase);

  /** A later phase, in the order written. */
  void then(
      @DelegatesTo(value = PhaseWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> phase);

  /** The symptoms the diagnosis starts from. */
  void diagnose(String... symptoms);
}
