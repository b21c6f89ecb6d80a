package dee.playbooks.dsl;

import dee.playbooks.diagnosis.Facts.NotMeasured;
import groovy.lang.Closure;

/** How conditions ask for facts that may be missing; every playbook and condition may call this. */
public final class Asking {

  private Asking() {}

  /**
   * What the block finds; {@code otherwise} where something it asks for was not measured. What it
   * has looked at until then counts as evidence, and any other failure stays one.
   */
  public static <T> T ifMeasured(Closure<? extends T> block, T otherwise) {
    try {
      return block.call();
    } catch (NotMeasured _) {
      return otherwise;
    }
  }
}
