package dee.playbooks.compiler;

import groovy.lang.Closure;

/** Runs a block of a file with the words it may use; {@code it} is these words, to hand on. */
final class Blocks {

  private Blocks() {}

  static void run(Closure<?> block, Object words) {
    Closure<?> copy = (Closure<?>) block.clone();
    copy.setDelegate(words);
    copy.setResolveStrategy(Closure.DELEGATE_ONLY);
    if (copy.getMaximumNumberOfParameters() == 0) {
      copy.call();
    } else {
      copy.call(words);
    }
  }
}
