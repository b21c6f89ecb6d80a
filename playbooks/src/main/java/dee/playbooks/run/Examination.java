package dee.playbooks.run;

import dee.playbooks.Evidence;
import dee.playbooks.Playbook;
import dee.playbooks.Playbook.Phase;
import dee.playbooks.Playbook.Step;
import dee.playbooks.diagnosis.Diagnosis;
import dee.playbooks.diagnosis.Diagnostician;
import dee.playbooks.diagnosis.LinkState;
import dee.playbooks.diagnosis.MeasuredFacts;
import dee.playbooks.diagnosis.Verdict;
import dee.probes.LocalProbe;
import dee.probes.Outcome;
import dee.probes.Outcome.Reason;
import dee.probes.Probe;
import dee.probes.ShellProbe;
import dee.probes.process.ServiceProcess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One instance, phase by phase, and the judgement at the end. Used once, by one thread. */
final class Examination {

  private final Playbook playbook;
  private final Asked asked;
  private final Diagnostician diagnostician;
  private final TargetQuestions target;
  private final ElsewhereQuestions elsewhere;
  private final InstantSource clock;
  private final LocalQuestions local;
  private final List<Evidence> evidence = new ArrayList<>();
  private MeasuredFacts facts;
  private Optional<String> missing = Optional.empty();
  private Optional<Duration> skew = Optional.empty();

  /** Dee's own questions that were under way when the last phase began. */
  private Set<String> overdue = Set.of();

  Examination(
      Playbook playbook,
      Asked asked,
      Diagnostician diagnostician,
      EvidenceIds ids,
      Scripts scripts,
      InstantSource clock) {
    this.playbook = playbook;
    this.asked = asked;
    this.diagnostician = diagnostician;
    EvidenceKeeper keeper = new EvidenceKeeper(asked.instance(), ids);
    this.target = new TargetQuestions(asked, scripts, keeper);
    this.elsewhere = new ElsewhereQuestions(asked, scripts, keeper);
    this.local = new LocalQuestions(asked.instance(), keeper, clock);
    this.clock = clock;
    this.facts = MeasuredFacts.none(asked.instance());
  }

  Examined run(Consumer<RunEvent> events) throws InterruptedException {
    try (target;
        elsewhere;
        local) {
      for (int number = 1; number <= playbook.phases().size(); number++) {
        phase(number, events);
      }
      learn(local.lastAnswers(), events);
    }
    Examined examined = judge();
    events.accept(new RunEvent.InstanceDiagnosed(examined.report()));
    return examined;
  }

  private void phase(int number, Consumer<RunEvent> events) throws InterruptedException {
    Set<String> underWay = local.underWay();
    Set<Probe<?>> due = due(playbook.phases().get(number - 1), events);
    overdue = underWay;
    learn(elsewhere.withoutMachine(due), events);
    due.removeIf(elsewhere::hasNoMachine);
    if (due.isEmpty()) {
      return;
    }
    String name = asked.instance().target();
    int phases = playbook.phases().size();
    long began = clock.millis();
    events.accept(new RunEvent.PhaseStarted(name, number, phases));
    List<ShellProbe<?>> onTarget = new ArrayList<>();
    List<ShellProbe<?>> onOthers = new ArrayList<>();
    for (Probe<?> probe : due) {
      switch (probe) {
        case ShellProbe<?> shellProbe when asked.isOwn(shellProbe) -> onTarget.add(shellProbe);
        case ShellProbe<?> shellProbe -> onOthers.add(shellProbe);
        case LocalProbe<?> localProbe -> local.begin(localProbe);
      }
    }
    elsewhere.begin(onOthers);
    if (!onTarget.isEmpty()) {
      learn(onTarget(onTarget, events), events);
    }
    learn(elsewhere.answers(), events);
    // A sick service keeps its clients waiting; the next phase does not wait with them.
    learn(local.answers(), events);
    if (missing.isEmpty()) {
      events.accept(
          new RunEvent.PhaseAnswered(
              name, number, phases, Duration.ofMillis(clock.millis() - began)));
    }
  }

  private void learn(List<Learned> learned, Consumer<RunEvent> events) {
    for (Learned one : learned) {
      List<String> ids = one.evidence().stream().map(Evidence::id).toList();
      facts = facts.with(one.probe(), one.outcome(), ids);
      one.evidence()
          .ifPresent(kept -> {
            evidence.add(kept);
            events.accept(new RunEvent.EvidenceTaken(kept));
          });
    }
  }

  private List<Learned> onTarget(List<ShellProbe<?>> probes, Consumer<RunEvent> events)
      throws InterruptedException {
    if (missing.isPresent()) {
      return TargetQuestions.unreachable(probes, missing.get());
    }
    TargetQuestions.Answer answer = target.ask(probes, pid());
    missing = answer.missing();
    skew = answer.skew().or(() -> skew);
    missing.ifPresent(
        why -> events.accept(new RunEvent.TargetMissing(asked.instance().target(), why)));
    return answer.learned();
  }

  /** The probes whose conditions hold, or may: what is refuted needs no further look. */
  private Set<Probe<?>> due(Phase phase, Consumer<RunEvent> events) throws InterruptedException {
    Set<Probe<?>> due = new LinkedHashSet<>();
    Set<Probe<?>> spared = new LinkedHashSet<>();
    boolean conditional =
        phase.steps().stream().anyMatch(s -> !s.when().isEmpty() || !s.whileOpen().isEmpty());
    Map<String, LinkState> states = conditional ? lookBefore(phase, events) : Map.of();
    Set<String> open = diagnostician.openSymptoms(states);
    for (Step step : phase.steps()) {
      boolean wanted =
          step.when().isEmpty()
              || step.when().stream()
                  .anyMatch(id -> !(states.get(id) instanceof LinkState.Refuted));
      boolean stillOpen =
          step.whileOpen().isEmpty() || step.whileOpen().stream().anyMatch(open::contains);
      (wanted && stillOpen ? due : spared).addAll(step.probes());
    }
    spared.removeAll(due);
    spare(spared);
    return due;
  }

  /** Notes that they are left out on purpose, unless an earlier phase has asked them. */
  private void spare(Set<Probe<?>> probes) {
    for (Probe<?> probe : probes) {
      if (facts.outcome(probe) instanceof Outcome.Unavailable<?>(Reason reason, String _)
          && reason == Reason.NOT_ASKED) {
        String why = "what it could explain was not in question";
        facts = facts.with(probe.id(), Outcome.unavailable(Reason.NOT_NEEDED, why), List.of());
      }
    }
  }

  /**
   * What is known before a phase. It does not wait for what Dee's own host was asked in the phase
   * just before: a sick service keeps its clients waiting. It waits for what was asked earlier, if
   * that would decide; and for all of it where something is measured only while a symptom is open,
   * unless one is seen and open already.
   */
  private Map<String, LinkState> lookBefore(Phase phase, Consumer<RunEvent> events)
      throws InterruptedException {
    Map<String, LinkState> states = diagnostician.look(facts);
    List<Learned> late = local.answersOf(awaited(phase, states));
    learn(late, events);
    return late.isEmpty() ? states : diagnostician.look(facts);
  }

  private Set<String> awaited(Phase phase, Map<String, LinkState> states) {
    List<String> watched = phase.steps().stream().flatMap(s -> s.whileOpen().stream()).toList();
    boolean seen =
        diagnostician.openSymptoms(states).stream()
            .filter(watched::contains)
            .anyMatch(id -> states.get(id) instanceof LinkState.Observed);
    if (!watched.isEmpty() && !seen) {
      return local.underWay();
    }
    return phase.steps().stream()
        .flatMap(step -> step.when().stream())
        .flatMap(id -> Stream.ofNullable(states.get(id)))
        .flatMap(Examination::missing)
        .filter(overdue::contains)
        .collect(Collectors.toSet());
  }

  private static Stream<String> missing(LinkState state) {
    return state instanceof LinkState.NotChecked(String _, List<String> missing)
        ? missing.stream()
        : Stream.empty();
  }

  private OptionalInt pid() {
    return Phrases.of(facts::process)
        .map(ServiceProcess::pid)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private Examined judge() {
    Map<String, LinkState> states = diagnostician.look(facts);
    Diagnosis diagnosis = diagnostician.judge(states, facts);
    if (missing.isPresent()
        && (diagnosis.verdict() == Verdict.HEALTHY || diagnosis.verdict() == Verdict.AT_RISK)) {
      diagnosis = unseen(diagnosis);
    }
    List<String> phrases = new ArrayList<>(new Phrases(facts).all());
    phrases.addAll(diagnostician.besides(diagnosis, states));
    PastReading past = PastReading.of(new Looked(facts, evidence, skew));
    if (diagnosis.verdict() != Verdict.HEALTHY) {
      past.firstToGoWrong().ifPresent(phrases::add);
    }
    InstanceReport report =
        new InstanceReport(
            asked.instance().target(),
            asked.instance().service(),
            pid(),
            diagnosis,
            phrases,
            past.past(),
            ExchangeWriter.write(facts, diagnosis));
    evidence.sort(EvidenceIds.BY_NUMBER);
    return new Examined(report, facts, evidence, missing);
  }

  /** Nobody has looked at the process: that is not a clean bill of health. */
  private static Diagnosis unseen(Diagnosis seen) {
    return new Diagnosis(
        Verdict.UNRESOLVED,
        List.of(),
        List.of(),
        seen.chain(),
        List.of(),
        seen.notChecked(),
        seen.nextProbe());
  }
}
