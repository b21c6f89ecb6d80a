package dee.playbooks.compiler;

import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Refuses what a playbook has no use for, before Groovy acts on any of it: annotations may run code
 * while a file is compiled.
 */
final class ForbiddenSyntax extends CompilationCustomizer {

  private static final Set<String> REFUSED_NAMES =
      Set.of("metaClass", "binding", "delegate", "owner", "thisObject", "directive", "class");

  ForbiddenSyntax() {
    super(CompilePhase.CONVERSION);
  }

  @Override
  public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
    Visitor visitor = new Visitor(source);
    ModuleNode module = node.getModule();
    if (module.hasPackage()) {
      visitor.refuse("a playbook has no package", module.getPackage());
    }
    for (ImportNode imported : module.getImports()) {
      visitor.refuse("imports are not needed and not allowed", imported);
    }
    for (ImportNode imported : module.getStarImports()) {
      visitor.refuse("imports are not needed and not allowed", imported);
    }
    for (ImportNode imported : module.getStaticImports().values()) {
      visitor.refuse("imports are not needed and not allowed", imported);
    }
    for (ImportNode imported : module.getStaticStarImports().values()) {
      visitor.refuse("imports are not needed and not allowed", imported);
    }
    if (!node.isScript()) {
      visitor.refuse("a playbook declares no classes", node);
      return;
    }
    visitor.visitClass(node);
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

    void refuse(String message, ASTNode node) {
      source.getErrorCollector().addErrorAndContinue(new SyntaxException(message, node), source);
    }

    @Override
    public void visitAnnotations(AnnotatedNode node) {
      for (AnnotationNode annotation : node.getAnnotations()) {
        // what the compiler itself adds stands on no line
        if (annotation.getLineNumber() > 0) {
          refuse("annotations are not allowed", annotation);
        }
      }
    }

    @Override
    public void visitMethod(MethodNode method) {
      if (!method.isScriptBody() && method.getLineNumber() > 0) {
        refuse("a playbook declares no methods: write final name = { … } instead", method);
      }
      super.visitMethod(method);
    }

    @Override
    public void visitConstructorCallExpression(ConstructorCallExpression call) {
      refuse("'new' is not allowed", call);
      super.visitConstructorCallExpression(call);
    }

    @Override
    public void visitMethodPointerExpression(MethodPointerExpression pointer) {
      refuse("references to methods are not allowed: write a block { … }", pointer);
      super.visitMethodPointerExpression(pointer);
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
      if (REFUSED_NAMES.contains(variable.getName())) {
        refuse("'" + variable.getName() + "' is not for playbooks", variable);
      }
      super.visitVariableExpression(variable);
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
      String name = String.valueOf(property.getPropertyAsString());
      if (REFUSED_NAMES.contains(name)) {
        refuse("'" + name + "' is not for playbooks", property);
      }
      super.visitPropertyExpression(property);
    }
  }
}
