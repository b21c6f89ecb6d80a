package dee.playbooks.compiler;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.transform.stc.AbstractTypeCheckingExtension;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor;

/** Says what an unknown word could have been meant to be; Groovy makes one for each file. */
public final class WordHints extends AbstractTypeCheckingExtension {

  public WordHints(StaticTypeCheckingVisitor visitor) {
    super(visitor);
  }

  @Override
  public List<MethodNode> handleMissingMethod(
      ClassNode receiver,
      String name,
      ArgumentListExpression argumentList,
      ClassNode[] argumentTypes,
      MethodCall call) {
    if (!(call instanceof MethodCallExpression word)) {
      return List.of();
    }
    if (word.isImplicitThis()) {
      Place place = place(word);
      addStaticTypeError(unknown(place, name, argumentTypes), word.getMethod());
      return List.of(makeDynamic(word));
    }
    Optional<Class<?>> type = loaded(receiver);
    if (type.isPresent() && Place.known(type.get()).contains(name)) {
      addStaticTypeError(
          "'" + name + "' of " + receiver.getNameWithoutPackage() + " takes other arguments",
          word.getMethod());
      return List.of(makeDynamic(word));
    }
    addStaticTypeError(
        "'"
            + name
            + "' cannot be asked of "
            + receiver.getNameWithoutPackage()
            + hint(name, type.map(Place::known).orElse(Set.of())),
        word.getMethod());
    return List.of(makeDynamic(word));
  }

  @Override
  public boolean handleUnresolvedVariableExpression(VariableExpression variable) {
    Place place = place(variable);
    String name = variable.getName();
    addStaticTypeError(
        switch (place) {
          case PHASE, WHEN -> "unknown probe '" + name + "'" + hint(name, place.known());
          case FACTS ->
              place.known().contains(name)
                  ? "'" + name + "' is a question: write " + name + "()"
                  : "unknown variable '" + name + "'" + hint(name, place.known());
          case TOP, PLAYBOOK, CONDITION, WAY ->
              "unknown variable '" + name + "'" + hint(name, place.known());
        },
        variable);
    makeDynamic(variable);
    return true;
  }

  @Override
  public boolean handleUnresolvedProperty(PropertyExpression property) {
    String name = String.valueOf(property.getPropertyAsString());
    ClassNode receiver = getType(property.getObjectExpression());
    Set<String> known = loaded(receiver).map(Place::known).orElse(Set.of());
    addStaticTypeError(
        known.contains(name)
            ? "'" + name + "' is a question: write " + name + "()"
            : "'"
                + name
                + "' cannot be asked of "
                + receiver.getNameWithoutPackage()
                + hint(name, known),
        property.getProperty());
    makeDynamic(property);
    return true;
  }

  private static String unknown(Place place, String name, ClassNode[] arguments) {
    if (place.known().contains(name)) {
      StringBuilder given = new StringBuilder();
      for (ClassNode argument : arguments) {
        given.append(given.isEmpty() ? "" : ", ").append(argument.getNameWithoutPackage());
      }
      return "'"
          + name
          + "' does not take ("
          + given
          + ")"
          + Examples.of(name).map(example -> GroovyMessages.HINT + example).orElse("");
    }
    if (place == Place.WHEN && Place.PHASE.known().contains(name)) {
      return "'"
          + name
          + "' may not stand "
          + place.words()
          + GroovyMessages.HINT
          + "write it beside that, "
          + Place.PHASE.words();
    }
    return Place.of(name)
        .map(right -> "'" + name + "' may not stand here, only " + right.words())
        .orElseGet(
            () -> "unknown word '" + name + "' " + place.words() + hint(name, place.known()));
  }

  /** Separated from the message by a mark that {@link GroovyMessages} knows. */
  private static String hint(String wrong, Set<String> known) {
    String hint = NearestWord.hint(wrong, known);
    return hint.isEmpty() ? "" : GroovyMessages.HINT + hint;
  }

  private Place place(Expression word) {
    for (Expression call : typeCheckingVisitor.getTypeCheckingContext().getEnclosingMethodCalls()) {
      if (!call.equals(word)
          && call instanceof MethodCallExpression outer
          && (outer.isImplicitThis() || isOurs(getType(outer.getObjectExpression())))) {
        Optional<Place> place = Place.openedBy(String.valueOf(outer.getMethodAsString()));
        if (place.isPresent()) {
          return place.get();
        }
      }
    }
    return Place.TOP;
  }

  /** Words that a block was handed: {@code c.by('…') { }}. */
  private static boolean isOurs(ClassNode receiver) {
    return receiver.getName().startsWith("dee.playbooks.dsl.");
  }

  private static Optional<Class<?>> loaded(ClassNode node) {
    try {
      return Optional.of(Class.forName(node.getName(), false, WordHints.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError _) {
      return Optional.empty();
    }
  }
}
