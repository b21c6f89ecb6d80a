package dee.playbooks.compiler;

import java.util.List;
import java.util.Optional;

/** The text of a file and where in it something was written, found while it is read. */
record Script(SourceText source, List<String> lines) {

  /** An id reaches this far below the word it belongs to. */
  private static final int REACH = 40;

  static Script of(SourceText source) {
    return new Script(source, source.text().lines().toList());
  }

  /** An id, found at or below the line of the word that is being read now. */
  Noted note(String text) {
    int line = lineNow();
    for (int i = line; i < Math.min(lines.size() + 1, line + REACH); i++) {
      for (String quoted : List.of("'" + text + "'", "\"" + text + "\"")) {
        int column = lines.get(i - 1).indexOf(quoted);
        if (column >= 0) {
          return new Noted(text, source.file(), i, column + 1);
        }
      }
    }
    return new Noted(text, source.file(), line, indent(line));
  }

  /** The line of this file that is being executed now; 1 when none is. */
  private int lineNow() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(f -> name(source.file()).equals(f.getFileName()) && f.getLineNumber() > 0)
                .findFirst())
        .map(StackWalker.StackFrame::getLineNumber)
        .orElse(1);
  }

  /** Where an exception came out of this file. */
  Noted blame(Throwable thrown) {
    Optional<StackTraceElement> frame = frame(source.file(), thrown);
    int line = frame.map(StackTraceElement::getLineNumber).orElse(1);
    return new Noted("", source.file(), line, indent(line));
  }

  static Optional<StackTraceElement> frame(String file, Throwable thrown) {
    for (StackTraceElement element : thrown.getStackTrace()) {
      if (name(file).equals(element.getFileName()) && element.getLineNumber() > 0) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  /** Classes know only the last part of their file's name. */
  private static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  private int indent(int line) {
    if (line < 1 || line > lines.size()) {
      return 1;
    }
    String text = lines.get(line - 1);
    return text.length() - text.stripLeading().length() + 1;
  }
}
