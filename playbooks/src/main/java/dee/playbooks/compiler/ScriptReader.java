package dee.playbooks.compiler;

import dee.playbooks.diagnosis.Condition;
import dee.playbooks.dsl.Notebook;
import dee.playbooks.dsl.PlaybookScript;
import dee.probes.ProbeCatalog;
import groovy.lang.Closure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Runs a compiled file once and keeps what it says; a file that does not end is stopped. */
final class ScriptReader implements Notebook {

  private final Script script;
  private final ProbeCatalog catalog;
  private final List<Problem> problems = new ArrayList<>();
  private final List<ConditionDraft> conditions = new ArrayList<>();
  private final List<PlaybookDraft> playbooks = new ArrayList<>();

  private ScriptReader(Script script, ProbeCatalog catalog) {
    this.script = script;
    this.catalog = catalog;
  }

  /** What a file says, and what is wrong with it. */
  record Read(
      List<ConditionDraft> conditions, List<PlaybookDraft> playbooks, List<Problem> problems) {}

  /**
   * Reads one file.
   *
   * @throws PlaybookRefused when it fails or does not end
   */
  static Read read(
      SourceText source,
      Class<? extends PlaybookScript> type,
      ProbeCatalog catalog,
      Duration deadline) {
    ScriptReader reader = new ScriptReader(Script.of(source), catalog);
    Optional<Problem> failed = reader.run(type, deadline);
    if (failed.isPresent()) {
      throw new PlaybookRefused(List.of(failed.get()));
    }
    return new Read(reader.conditions, reader.playbooks, reader.problems);
  }

  private Optional<Problem> run(Class<? extends PlaybookScript> type, Duration deadline) {
    AtomicReference<Optional<Throwable>> failure = new AtomicReference<>(Optional.empty());
    Thread runner =
        Thread.ofPlatform()
            .daemon()
            .name("reads " + script.source().file())
            .unstarted(() -> {
              try {
                PlaybookScript instance = type.getDeclaredConstructor().newInstance();
                instance.writeTo(this);
                instance.run();
              } catch (Exception | Error e) {
                // Groovy throws checked exceptions that nobody declared
                failure.set(Optional.of(e));
              }
            });
    runner.start();
    try {
      if (!runner.join(deadline)) {
        StackTraceElement[] where = runner.getStackTrace();
        runner.interrupt();
        Throwable stuck = new IllegalStateException();
        stuck.setStackTrace(where);
        return Optional.of(
            script
                .blame(stuck)
                .problem(
                    "the file was still running after "
                        + deadline.toMillis()
                        + " ms and was stopped",
                    "a file only says what to do; it does nothing itself"));
      }
    } catch (InterruptedException e) {
      runner.interrupt();
      Thread.currentThread().interrupt();
      return Optional.of(script.blame(e).problem("reading the file was cancelled", ""));
    }
    return failure
        .get()
        .map(e -> script.blame(e).problem("the file failed while it was read: " + e, ""));
  }

  @Override
  public void playbook(String name, Closure<?> body) {
    PlaybookDraft draft = new PlaybookDraft(script, problems, catalog, name);
    playbooks.add(draft);
    Blocks.run(body, draft);
  }

  @Override
  public void condition(String word, String id, Closure<?> body) {
    ConditionDraft draft = new ConditionDraft(script, problems, catalog, kind(word), id);
    conditions.add(draft);
    Blocks.run(body, draft);
  }

  private static Condition.Kind kind(String word) {
    return switch (word) {
      case "symptom" -> Condition.Kind.SYMPTOM;
      case "mechanism" -> Condition.Kind.MECHANISM;
      case "rootCause" -> Condition.Kind.ROOT_CAUSE;
      default -> throw new IllegalArgumentException(word);
    };
  }
}
