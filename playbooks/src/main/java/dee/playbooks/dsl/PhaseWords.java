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

  /** What is taken only while this symptom is open: observed and not explained, or undecided. */
  public final void whileOpen(
      String symptom,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    whileAnyOpen(List.of(symptom), body);
  }

  /** What is taken only while one of two symptoms is open. */
  public final void whileOpen(
      String one,
      String other,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    whileAnyOpen(List.of(one, other), body);
  }

  /** What is taken only while one of three symptoms is open. */
  public final void whileOpen(
      String one,
      String other,
      String third,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    whileAnyOpen(List.of(one, other, third), body);
  }

  /** What is taken only while one of these symptoms is open. */
  public final void whileOpen(
      List<String> symptoms,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    whileAnyOpen(symptoms, body);
  }

  protected abstract void whenAny(List<String> conditions, Closure<?> body);

  protected abstract void whileAnyOpen(List<String> symptoms, Closure<?> body);
}
