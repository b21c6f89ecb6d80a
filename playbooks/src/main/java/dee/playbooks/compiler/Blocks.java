package dee.playbooks.compiler;

import groovy.lang.Closure;

/** Runs a block of a file with the words it may use. */
final class Blocks {

  private Blocks() {}

  static void run(Closure<?> block, Object words) {
    Closure<?> copy = (Closure<?>) block.clone();
    copy.setDelegate(words);
    copy.setResolveStrategy(Closure.DELEGATE_ONLY);
    copy.call();
  }
}
