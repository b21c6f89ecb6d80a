package dee.playbooks.compiler;

/** A word or id as it was written, and where. */
record Noted(String text, String file, int line, int column) {

  Problem problem(String message, String hint) {
    return new Problem(file, line, column, message, hint);
  }
}
