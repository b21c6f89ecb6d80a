package dee.playbooks.dsl;

import groovy.lang.Closure;

/** Where the words of a file are noted down while it is read. */
public interface Notebook {

  /** Notes nothing: a script that was not loaded by the compiler has no place to write to. */
  Notebook CLOSED =
      new Notebook() {
        @Override
        public void playbook(String name, Closure<?> body) {
          throw new IllegalStateException("playbook '" + name + "' is not being compiled");
        }

        @Override
        public void condition(String word, String id, Closure<?> body) {
          throw new IllegalStateException("condition '" + id + "' is not being compiled");
        }
      };

  /** A playbook was written. */
  void playbook(String name, Closure<?> body);

  /**
   * A condition was written, with the word {@code symptom}, {@code mechanism} or {@code rootCause}.
   */
  void condition(String word, String id, Closure<?> body);
}
