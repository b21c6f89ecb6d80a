package dee.playbooks.compiler;

import dee.playbooks.Parameter;
import dee.playbooks.Playbook;
import dee.playbooks.Playbook.Phase;
import dee.playbooks.Playbook.Step;
import dee.playbooks.dsl.MeasureWords;
import dee.playbooks.dsl.PhaseWords;
import dee.playbooks.dsl.PlaybookWords;
import dee.probes.Probe;
import dee.probes.ProbeCatalog;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A playbook as its author wrote it, until it is known to be whole. */
final class PlaybookDraft implements PlaybookWords {

  private final Script script;
  private final List<Problem> problems;
  private final ProbeCatalog catalog;
  private final Noted name;
  private final Words words = new Words();
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Phase> phases = new ArrayList<>();
  private final List<Noted> symptoms = new ArrayList<>();
  private final List<Noted> conditions = new ArrayList<>();
  private final List<Noted> watched = new ArrayList<>();

  PlaybookDraft(Script script, List<Problem> problems, ProbeCatalog catalog, String name) {
    this.script = script;
    this.problems = problems;
    this.catalog = catalog;
    this.name = script.note(name);
  }

  Noted name() {
    return name;
  }

  /** The symptoms it starts from, and those that phases depend on. */
  List<Noted> symptomIds() {
    List<Noted> all = new ArrayList<>(symptoms);
    all.addAll(watched);
    return all;
  }

  /** The conditions that phases depend on. */
  List<Noted> conditionIds() {
    return conditions;
  }

  @Override
  public void about(String sentence) {
    words.once("about", sentence, script, problems);
  }

  @Override
  public void param(String param) {
    parameters.add(new Parameter(param));
  }

  @Override
  public void first(Closure<?> phase) {
    words.once("first", "{ }", script, problems);
    if (!phases.isEmpty()) {
      problems.add(script.note("").problem("'first' stands after 'then'", "move it up"));
    }
    add(phase);
  }

  @Override
  public void then(Closure<?> phase) {
    if (phases.isEmpty()) {
      problems.add(script.note("").problem("'then' stands before 'first'", "begin with first { }"));
    }
    add(phase);
  }

  private void add(Closure<?> block) {
    List<Step> steps = new ArrayList<>();
    Blocks.run(block, new PhaseDraft(steps));
    if (steps.isEmpty()) {
      problems.add(script.note("").problem("a phase measures nothing", "add measure …"));
    }
    phases.add(new Phase(steps));
  }

  @Override
  public void diagnose(String... ids) {
    words.once("diagnose", "…", script, problems);
    for (String id : ids) {
      symptoms.add(script.note(id));
    }
  }

  /** Checks that it is whole and makes it. */
  Playbook finish() {
    need("about", "add about '…': when to use it");
    need("first", "add first { measure … }");
    need("diagnose", "add diagnose 'symptom', …");
    return new Playbook(
        name.text(),
        words.of("about"),
        script.source().file(),
        script.source().sha256(),
        parameters,
        phases,
        symptoms.stream().map(Noted::text).toList());
  }

  private void need(String word, String hint) {
    if (words.of(word).isEmpty()) {
      problems.add(name.problem("the playbook '" + name.text() + "' has no '" + word + "'", hint));
    }
  }

  private final class PhaseDraft extends PhaseWords {
    private final List<Step> steps;

    PhaseDraft(List<Step> steps) {
      super(catalog);
      this.steps = steps;
    }

    @Override
    public void measure(Probe<?>... probes) {
      steps.add(new Step(List.of(), List.of(probes)));
    }

    @Override
    public void when(List<String> ids, Closure<?> body) {
      some("when", ids);
      ids.forEach(id -> conditions.add(script.note(id)));
      Blocks.run(body, new WhenDraft(probes -> new Step(ids, probes), steps));
    }

    @Override
    public void whileOpen(List<String> ids, Closure<?> body) {
      some("whileOpen", ids);
      ids.forEach(id -> watched.add(script.note(id)));
      Blocks.run(body, new WhenDraft(probes -> new Step(List.of(), ids, probes), steps));
    }
  }

  private void some(String word, List<String> ids) {
    if (ids.isEmpty()) {
      problems.add(
          script.note("").problem("'" + word + "' names nothing", Examples.of(word).orElse("")));
    }
  }

  private final class WhenDraft extends MeasureWords {
    private final Function<List<Probe<?>>, Step> step;
    private final List<Step> steps;

    WhenDraft(Function<List<Probe<?>>, Step> step, List<Step> steps) {
      super(catalog);
      this.step = step;
      this.steps = steps;
    }

    @Override
    public void measure(Probe<?>... probes) {
      steps.add(step.apply(List.of(probes)));
    }
  }
}
