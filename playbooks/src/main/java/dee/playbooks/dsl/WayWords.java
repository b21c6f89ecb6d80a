package dee.playbooks.dsl;

import dee.playbooks.diagnosis.Facts;
import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;

/** How a condition is recognised by one witness: the words inside {@code by('…') { }}. */
public interface WayWords {

  /** True when the facts show that the condition holds. */
  void observed(
      @DelegatesTo(value = Facts.class, strategy = Closure.DELEGATE_ONLY)
          @ClosureParams(value = SimpleType.class, options = "dee.playbooks.diagnosis.Facts")
          Closure<Boolean> test);

  /** True when the facts show that it does not hold; where neither is true, it is undecided. */
  void refuted(
      @DelegatesTo(value = Facts.class, strategy = Closure.DELEGATE_ONLY)
          @ClosureParams(value = SimpleType.class, options = "dee.playbooks.diagnosis.Facts")
          Closure<Boolean> test);

  /** The numbers it was judged by, each with its limit and window. */
  void says(
      @DelegatesTo(value = Facts.class, strategy = Closure.DELEGATE_ONLY)
          @ClosureParams(value = SimpleType.class, options = "dee.playbooks.diagnosis.Facts")
          Closure<? extends CharSequence> numbers);
}
