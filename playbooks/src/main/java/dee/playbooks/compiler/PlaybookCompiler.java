package dee.playbooks.compiler;

import dee.playbooks.Playbook;
import dee.playbooks.diagnosis.CausalMap;
import dee.playbooks.diagnosis.Condition;
import dee.probes.ProbeCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * From the text of playbooks and conditions to what Dee runs. Everything wrong with any of the
 * files is found before the first of them is used. May be used from several threads.
 */
public final class PlaybookCompiler {

  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final ProbeCatalog catalog;
  private final Duration deadline;
  private final ScriptLoader loader = new ScriptLoader();

  /** A compiler that knows these probes. */
  public PlaybookCompiler(ProbeCatalog catalog) {
    this(catalog, DEADLINE);
  }

  /** The same with another time for reading one file. */
  public PlaybookCompiler(ProbeCatalog catalog, Duration deadline) {
    this.catalog = catalog;
    this.deadline = deadline;
  }

  /**
   * Compiles files that belong together: playbooks, and all conditions they and each other name.
   *
   * @throws PlaybookRefused when anything is wrong with any of them
   */
  public Library compile(List<SourceText> sources) {
    List<Problem> problems = new ArrayList<>();
    List<ConditionDraft> conditions = new ArrayList<>();
    List<PlaybookDraft> playbooks = new ArrayList<>();
    List<ScriptReader.Read> reads = new ArrayList<>();
    for (SourceText source : sources) {
      try {
        ScriptReader.Read read = ScriptReader.read(source, loader.load(source), catalog, deadline);
        reads.add(read);
        conditions.addAll(read.conditions());
        playbooks.addAll(read.playbooks());
      } catch (PlaybookRefused refused) {
        problems.addAll(refused.problems());
      }
    }
    boolean allRead = problems.isEmpty();
    List<Condition> finished = new ArrayList<>();
    Map<String, Condition> byId = new HashMap<>();
    for (ConditionDraft draft : conditions) {
      Condition condition = draft.finish();
      finished.add(condition);
      if (byId.putIfAbsent(condition.id(), condition) != null) {
        problems.add(
            draft
                .id()
                .problem("there is another condition '" + condition.id() + "'", "rename one"));
      }
    }
    List<Playbook> done = finish(playbooks, problems);
    reads.forEach(read -> problems.addAll(read.problems()));
    if (allRead) {
      checkNames(conditions, playbooks, byId, problems);
    }
    if (!problems.isEmpty()) {
      problems.sort(Problem.BY_PLACE);
      throw new PlaybookRefused(problems);
    }
    try {
      return new Library(CausalMap.of(finished), done);
    } catch (IllegalArgumentException circle) {
      throw new PlaybookRefused(
          List.of(conditions.getFirst().id().problem(String.valueOf(circle.getMessage()), "")));
    }
  }

  private static List<Playbook> finish(List<PlaybookDraft> drafts, List<Problem> problems) {
    List<Playbook> done = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (PlaybookDraft draft : drafts) {
      done.add(draft.finish());
      if (!names.add(draft.name().text())) {
        problems.add(
            draft
                .name()
                .problem("there is another playbook '" + draft.name().text() + "'", "rename one"));
      }
    }
    return done;
  }

  private static void checkNames(
      List<ConditionDraft> conditions,
      List<PlaybookDraft> playbooks,
      Map<String, Condition> known,
      List<Problem> problems) {
    Set<String> ids = new TreeSet<>(known.keySet());
    Set<String> symptoms = new TreeSet<>();
    known.values().stream()
        .filter(c -> c.kind() == Condition.Kind.SYMPTOM)
        .forEach(c -> symptoms.add(c.id()));
    for (ConditionDraft draft : conditions) {
      draft.leadsToIds().forEach(id -> check(id, ids, "condition", problems));
    }
    for (PlaybookDraft draft : playbooks) {
      draft.conditionIds().forEach(id -> check(id, ids, "condition", problems));
      draft.symptomIds().forEach(id -> check(id, symptoms, "symptom", problems));
    }
  }

  private static void check(Noted id, Set<String> known, String what, List<Problem> problems) {
    if (!known.contains(id.text())) {
      problems.add(
          id.problem(
              "unknown " + what + " '" + id.text() + "'", NearestWord.hint(id.text(), known)));
    }
  }
}
