package dee.playbooks.compiler;

import dee.playbooks.dsl.PlaybookScript;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.SyntaxException;
import org.codehaus.groovy.transform.stc.ExtensionMethodNode;
import org.codehaus.groovy.transform.stc.StaticTypesMarker;

/**
 * Refuses calls that a playbook has no use for, such as {@code 'id'.execute()}, once the types are
 * known. A guard against mistakes, not a sandbox: playbooks are reviewed like any code.
 */
final class AllowedCalls extends CompilationCustomizer {

  private static final Set<String> PACKAGES =
      Set.of("dee.probes.", "dee.playbooks.", "java.time.", "java.util.stream.");

  private static final Set<String> TYPES =
      Set.of(
          "java.lang.Object",
          "java.lang.String",
          "java.lang.CharSequence",
          "java.lang.Comparable",
          "java.lang.Enum",
          "java.lang.Record",
          "java.lang.Math",
          "java.lang.Number",
          "java.lang.Boolean",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Double",
          "java.lang.Iterable",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.util.Collection",
          "java.util.Comparator",
          "java.util.Iterator",
          "java.util.List",
          "java.util.Map",
          "java.util.Map$Entry",
          "java.util.Set",
          "java.util.SequencedCollection",
          "java.util.Optional",
          "java.util.OptionalLong",
          "java.util.OptionalInt",
          "java.util.OptionalDouble",
          "groovy.lang.Closure",
          "groovy.lang.GString",
          "java.lang.Class");

  /** What the compiler makes of {@code <} and its like between two objects. */
  private static final String COMPARISONS = "org.codehaus.groovy.runtime.ScriptBytecodeAdapter";

  private static final Set<String> REFUSED_METHODS =
      Set.of("getClass", "wait", "notify", "notifyAll", "forName", "newInstance", "getClassLoader");

  private static final Set<String> ADDED_BY_GROOVY =
      Set.of(
          "any",
          "asBoolean",
          "collect",
          "collectMany",
          "compareTo",
          "count",
          "div",
          "drop",
          "each",
          "equals",
          "every",
          "find",
          "findAll",
          "first",
          "getAt",
          "groupBy",
          "inject",
          "isCase",
          "iterator",
          "join",
          "last",
          "max",
          "min",
          "minus",
          "mod",
          "multiply",
          "negative",
          "next",
          "plus",
          "previous",
          "reverse",
          "size",
          "sort",
          "sum",
          "take",
          "toInteger",
          "toList",
          "toLong",
          "toSet",
          "toSorted",
          "toString",
          "unique",
          "upto",
          "times",
          "stripIndent",
          "stripMargin");

  AllowedCalls() {
    super(CompilePhase.INSTRUCTION_SELECTION);
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
    new Visitor(source).visitClass(node);
  }

  private static final class Visitor extends ClassCodeVisitorSupport {
    private final SourceUnit source;

    Visitor(SourceUnit source) {
      this.source = source;
    }

    @Override
    protected SourceUnit getSourceUnit() {
      return source;
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
      MethodNode target = call.getMethodTarget();
      if (target == null) {
        target = call.getNodeMetaData(StaticTypesMarker.DIRECT_METHOD_CALL_TARGET);
      }
      if (call.getLineNumber() > 0) {
        check(target, String.valueOf(call.getMethodAsString()), call);
      }
      super.visitMethodCallExpression(call);
    }

    @Override
    public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
      if (call.getLineNumber() > 0) {
        MethodNode target = call.getNodeMetaData(StaticTypesMarker.DIRECT_METHOD_CALL_TARGET);
        if (target == null && !allowed(call.getOwnerType().getName())) {
          refuse(call.getMethod(), call);
        } else if (target != null) {
          check(target, call.getMethod(), call);
        }
      }
      super.visitStaticMethodCallExpression(call);
    }

    @Override
    public void visitClassExpression(ClassExpression type) {
      if (type.getLineNumber() > 0 && !allowed(type.getType().getName())) {
        refuse(type.getType().getNameWithoutPackage(), type);
      }
      super.visitClassExpression(type);
    }

    private void check(MethodNode target, String name, ASTNode where) {
      if (target == null || REFUSED_METHODS.contains(name)) {
        refuse(name, where);
        return;
      }
      if (target instanceof ExtensionMethodNode extension) {
        String owner = extension.getExtensionMethodNode().getDeclaringClass().getName();
        if (!owner.startsWith("org.codehaus.groovy.") || !ADDED_BY_GROOVY.contains(name)) {
          refuse(name, where);
        }
        return;
      }
      ClassNode owner = target.getDeclaringClass();
      if (owner.getName().equals(COMPARISONS) && name.startsWith("compare")) {
        return;
      }
      boolean ours = owner.getName().equals(PlaybookScript.class.getName());
      if (!ours && (owner.isScript() || !allowed(owner.getName()))) {
        refuse(name, where);
      }
      if (ours && name.equals("writeTo")) {
        refuse(name, where);
      }
    }

    private static boolean allowed(String type) {
      return TYPES.contains(type) || PACKAGES.stream().anyMatch(type::startsWith);
    }

    private void refuse(String name, ASTNode where) {
      source
          .getErrorCollector()
          .addErrorAndContinue(
              new SyntaxException(
                  "'"
                      + name
                      + "' may not be used in a playbook"
                      + GroovyMessages.HINT
                      + "conditions may only look at facts and compute with them",
                  where),
              source);
    }
  }
}
