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

  /** What is taken only while one of these conditions is observed or not yet decided. */
  public abstract void when(
      List<String> conditions,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body);

  /** The same for one condition. */
  public final void when(
      String condition,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    when(List.of(condition), body);
  }

  /** The same for two. */
  public final void when(
      String one,
      String other,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    when(List.of(one, other), body);
  }

  /** The same for three; more stand in a list. */
  public final void when(
      String one,
      String other,
      String third,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    when(List.of(one, other, third), body);
  }

  /**
   * What is taken only while one of these symptoms is open: observed and not explained, or
   * undecided.
   */
  public abstract void whileOpen(
      List<String> symptoms,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body);

  /** The same for one symptom. */
  public final void whileOpen(
      String symptom,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    whileOpen(List.of(symptom), body);
  }

  /** The same for two. */
  public final void whileOpen(
      String one,
      String other,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    whileOpen(List.of(one, other), body);
  }

  /** The same for three; more stand in a list. */
  public final void whileOpen(
      String one,
      String other,
      String third,
      @DelegatesTo(value = MeasureWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
    whileOpen(List.of(one, other, third), body);
  }
}
