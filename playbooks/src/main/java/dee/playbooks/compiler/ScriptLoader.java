package dee.playbooks.compiler;

import dee.playbooks.dsl.PlaybookScript;
import groovy.lang.GroovyClassLoader;
import groovy.transform.CompileStatic;
import groovy.transform.ThreadInterrupt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/**
 * From a file's text to its class: one class loader for each content, so that texts which are no
 * longer used can go.
 */
final class ScriptLoader {

  private static final List<String> TYPES =
      List.of(
          "dee.playbooks.diagnosis.DatabaseConnections",
          "dee.playbooks.diagnosis.Facts",
          "dee.playbooks.diagnosis.OwnSessions",
          "dee.playbooks.dsl.ConditionWords",
          "dee.probes.database.RootBlocker",
          "dee.probes.files.OpenFiles",
          "dee.probes.kernel.KernelCounters",
          "dee.probes.logs.LogTail",
          "dee.probes.packets.judge.Burst",
          "dee.probes.packets.judge.Fact",
          "dee.probes.packets.wire.Telling",
          "dee.probes.packets.wire.Wire",
          "dee.probes.pools.Pool",
          "dee.probes.process.Restarts",
          "dee.probes.process.ServiceProcess",
          "dee.probes.reachability.KeptConnections",
          "dee.probes.reachability.Languages",
          "dee.probes.reachability.Reachability",
          "dee.probes.sockets.CloseWaits",
          "dee.probes.sockets.Listeners",
          "dee.probes.sockets.Outgoing",
          "dee.probes.sockets.TcpState",
          "java.time.Duration",
          "java.time.Instant");

  /** The last statement would be the file's value, and such a one does not know its line. */
  private static final String ENDS = "\nnull\n";

  private final Map<String, Class<? extends PlaybookScript>> known = new ConcurrentHashMap<>();

  /**
   * The class of that text.
   *
   * @throws PlaybookRefused when it cannot be compiled
   */
  Class<? extends PlaybookScript> load(SourceText source) {
    return known.computeIfAbsent(source.file() + "\n" + source.sha256(), _ -> compile(source));
  }

  private static Class<? extends PlaybookScript> compile(SourceText source) {
    GroovyClassLoader loader =
        new GroovyClassLoader(ScriptLoader.class.getClassLoader(), configuration());
    try {
      Class<?> type = loader.parseClass(source.text() + ENDS, source.file());
      return type.asSubclass(PlaybookScript.class);
    } catch (MultipleCompilationErrorsException e) {
      throw new PlaybookRefused(GroovyMessages.of(source.file(), e.getErrorCollector()));
    } catch (CompilationFailedException | ClassCastException e) {
      throw new PlaybookRefused(
          List.of(new Problem(source.file(), 1, 1, String.valueOf(e.getMessage()), "")));
    }
  }

  private static CompilerConfiguration configuration() {
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(PlaybookScript.class.getName());
    configuration.setDisabledGlobalASTTransformations(
        Set.of("groovy.grape.GrabAnnotationTransformation"));
    ImportCustomizer imports = new ImportCustomizer();
    imports.addImports(TYPES.toArray(String[]::new));
    imports.addStaticStars("dee.playbooks.dsl.Asking", "dee.playbooks.dsl.Wording");
    configuration.addCompilationCustomizers(
        new ForbiddenSyntax(),
        imports,
        new ASTTransformationCustomizer(ThreadInterrupt.class),
        new ASTTransformationCustomizer(
            Map.of("extensions", List.of(WordHints.class.getName())), CompileStatic.class),
        new AllowedCalls());
    return configuration;
  }
}
