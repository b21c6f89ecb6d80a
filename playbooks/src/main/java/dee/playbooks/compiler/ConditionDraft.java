package dee.playbooks.compiler;

import dee.playbooks.compiler.GroovyTest.Need;
import dee.playbooks.compiler.GroovyTest.Way;
import dee.playbooks.diagnosis.Condition;
import dee.playbooks.dsl.ConditionWords;
import dee.playbooks.dsl.WayWords;
import dee.probes.ProbeCatalog;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A condition as its author wrote it, until it is known to be whole. */
final class ConditionDraft implements ConditionWords {

  private final Script script;
  private final List<Problem> problems;
  private final Condition.Kind kind;
  private final Noted id;
  private final ProbeCatalog catalog;
  private final Words words = new Words();
  private final WayDraft own;
  private final List<WayDraft> ways = new ArrayList<>();
  private final List<Noted> leadsTo = new ArrayList<>();
  private Optional<Need> need = Optional.empty();

  ConditionDraft(
      Script script, List<Problem> problems, ProbeCatalog catalog, Condition.Kind kind, String id) {
    this.script = script;
    this.problems = problems;
    this.catalog = catalog;
    this.kind = kind;
    this.id = script.note(id);
    this.own = new WayDraft(script, problems, "");
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      problems.add(
          this.id.problem("'" + id + "' is not an id", "lower case, words joined by hyphens"));
    }
  }

  private boolean isKnown(String probe) {
    return catalog.find(probe).isPresent();
  }

  Noted id() {
    return id;
  }

  List<Noted> leadsToIds() {
    return leadsTo;
  }

  @Override
  public void states(String statement) {
    words.once("states", statement, script, problems);
  }

  @Override
  public void leadsTo(String... conditions) {
    for (String condition : conditions) {
      leadsTo.add(script.note(condition));
    }
  }

  @Override
  public void by(String witness, Closure<?> block) {
    WayDraft way = new WayDraft(script, problems, witness);
    Blocks.run(block, way);
    ways.add(way);
  }

  @Override
  public void needs(String probe, String because) {
    words.once("needs", probe, script, problems);
    need = Optional.of(new Need(Optional.of(probe).filter(this::isKnown), because));
  }

  @Override
  public void now(String remedy) {
    words.once("now", remedy, script, problems);
  }

  @Override
  public void fix(String cure) {
    words.once("fix", cure, script, problems);
  }

  @Override
  public void observed(Closure<Boolean> test) {
    own.observed(test);
  }

  @Override
  public void refuted(Closure<Boolean> test) {
    own.refuted(test);
  }

  @Override
  public void says(Closure<? extends CharSequence> numbers) {
    own.says(numbers);
  }

  /** Checks that it is whole and makes it. */
  Condition finish() {
    if (words.of("states").isEmpty()) {
      problems.add(id.problem("'" + id.text() + "' does not say what it states", "add states '…'"));
    }
    if (!own.isEmpty()) {
      if (ways.isEmpty()) {
        ways.add(own);
      } else {
        problems.add(
            id.problem(
                "'" + id.text() + "' has observed, refuted or says both inside and outside by('…')",
                "put all of them into by('…') { }"));
      }
    }
    boolean shown = ways.stream().anyMatch(WayDraft::canShow);
    if (!shown && need.isEmpty()) {
      problems.add(
          id.problem(
              "nothing tells whether '" + id.text() + "' holds",
              "add observed { }, or needs 'probe', 'why there is none'"));
    }
    List<Way> finished = ways.stream().map(WayDraft::finish).toList();
    return new Condition(
        id.text(),
        kind,
        words.of("states"),
        leadsTo.stream().map(Noted::text).toList(),
        new GroovyTest(script.source().file(), words.of("states"), finished, need),
        words.of("now"),
        words.of("fix"));
  }

  /** One way to recognise it, while it is written. */
  private static final class WayDraft implements WayWords {
    private final Script script;
    private final List<Problem> problems;
    private final String witness;
    private final Words words = new Words();
    private Optional<Closure<?>> observed = Optional.empty();
    private Optional<Closure<?>> refuted = Optional.empty();
    private Optional<Closure<?>> says = Optional.empty();

    WayDraft(Script script, List<Problem> problems, String witness) {
      this.script = script;
      this.problems = problems;
      this.witness = witness;
    }

    boolean isEmpty() {
      return observed.isEmpty() && refuted.isEmpty() && says.isEmpty();
    }

    boolean canShow() {
      return observed.isPresent();
    }

    @Override
    public void observed(Closure<Boolean> test) {
      words.once("observed", "{ }", script, problems);
      observed = Optional.of(test);
    }

    @Override
    public void refuted(Closure<Boolean> test) {
      words.once("refuted", "{ }", script, problems);
      refuted = Optional.of(test);
    }

    @Override
    public void says(Closure<? extends CharSequence> numbers) {
      words.once("says", "{ }", script, problems);
      says = Optional.of(numbers);
    }

    Way finish() {
      return new Way(witness, observed, refuted, says);
    }
  }
}
