package dee.playbooks.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SimpleMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Turns what the Groovy compiler says into problems an author understands; one a line. */
final class GroovyMessages {

  /** Stands between a message and its hint. */
  static final String HINT = " ⇒ ";

  private static final Pattern PLACE = Pattern.compile("\\s*@ line \\d+, column \\d+\\.\\s*$");
  private static final Pattern PREFIX = Pattern.compile("^\\[Static type checking] - ");

  /** What only follows from an unknown name: its type counts as Object. */
  private static final Pattern FOLLOWS = Pattern.compile("\\bObject\\b");

  /** What the signature of a word says of its block. */
  private static final String ANY = "? extends java.lang.Object";

  /** A word that was given what could be several of its forms, or a list of something else. */
  private static final Pattern MISGIVEN =
      Pattern.compile(
          "^(?:Reference to method is ambiguous\\. Cannot choose between \\[.*?|Cannot call )dee\\.playbooks\\.dsl\\.\\w+#(\\w+)\\(.*",
          Pattern.DOTALL);

  private GroovyMessages() {}

  static List<Problem> of(String file, ErrorCollector errors) {
    List<Problem> problems = new ArrayList<>();
    if (errors.getErrors() != null) {
      for (Message message : errors.getErrors()) {
        problems.add(problem(file, message));
      }
    }
    problems.sort(
        Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparing(p -> FOLLOWS.matcher(p.message()).find())
            .thenComparingInt(Problem::column));
    Set<Integer> lines = new HashSet<>();
    problems.removeIf(p -> !lines.add(p.line()));
    return problems;
  }

  private static Problem problem(String file, Message message) {
    if (message instanceof SyntaxErrorMessage syntax) {
      SyntaxException cause = syntax.getCause();
      return problem(
          file, cause.getStartLine(), cause.getStartColumn(), cause.getOriginalMessage());
    }
    if (message instanceof SimpleMessage simple) {
      return problem(file, 1, 1, simple.getMessage());
    }
    if (message instanceof ExceptionMessage failed) {
      return problem(file, 1, 1, String.valueOf(failed.getCause().getMessage()));
    }
    return problem(file, 1, 1, "the compiler gave up");
  }

  private static Problem problem(String file, int line, int column, String raw) {
    String text =
        PREFIX.matcher(PLACE.matcher(String.valueOf(raw)).replaceFirst("")).replaceFirst("");
    text = misgiven(text).orElse(text);
    int mark = text.indexOf(HINT);
    String message = mark < 0 ? text : text.substring(0, mark);
    String hint = mark < 0 ? "" : text.substring(mark + HINT.length()).strip();
    Matcher lines = Pattern.compile("\\s*\\R\\s*").matcher(message.strip());
    return new Problem(file, Math.max(1, line), Math.max(1, column), lines.replaceAll("; "), hint);
  }

  /** Of words with an example; what only follows from an unknown name stays known as that. */
  private static Optional<String> misgiven(String text) {
    Matcher misgiven = MISGIVEN.matcher(text);
    if (!misgiven.matches() || FOLLOWS.matcher(text.replace(ANY, "?")).find()) {
      return Optional.empty();
    }
    String word = misgiven.group(1);
    return Examples.of(word).map(example -> "'" + word + "' does not take this" + HINT + example);
  }
}
