package dee.playbooks.dsl;

import dee.probes.ProbeCatalog;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import java.util.List;

/** The words inside {@code first { }} and {@code then { }}. */
public abstract class PhaseWords extends MeasureWords {

  protected PhaseWords(ProbeCatalog catalog) {
    super(catalog);
  }

  /** What is taken only while this condition is observed or not yet decided. */
  public final void when(
      String condition,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    whenAny(List.of(condition), body);
  }

  /** What is taken while any of two conditions is observed or not yet decided. */
  public final void when(
      String one,
      String other,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    whenAny(List.of(one, other), body);
  }

  /** What is taken while any of three conditions is observed or not yet decided. */
  public final void when(
      String one,
      String other,
      String third,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    whenAny(List.of(one, other, third), body);
  }

  /** What is taken while any of these conditions is observed or not yet decided. */
  public final void when(
      List<String> conditions,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    whenAny(conditions, body);
  }

  protected abstract void whenAny(List<String> conditions, Closure<?> body);
}
