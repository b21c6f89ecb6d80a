package dee.bot.postmortem.facts;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.EvidenceSecured;
import dee.bot.incident.Happening.PlanApproved;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Happening.StepBegun;
import dee.bot.incident.Happening.StepEnded;
import dee.bot.incident.Happening.SymptomChecked;
import dee.bot.incident.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A plan from its making to the look whether it helped. */
public record PlanStory(CaseFile file, Told<PlanMade> made) {

  /** The plans of a case, in order. */
  public static List<PlanStory> of(CaseFile file) {
    return file.all(PlanMade.class).stream().map(made -> new PlanStory(file, made)).toList();
  }

  public Plan plan() {
    return made.what().plan();
  }

  /** Those that agreed to exactly this plan, each once. */
  public List<Told<PlanApproved>> approvals() {
    return of(PlanApproved.class, PlanApproved::plan).stream()
        .filter(a -> a.what().hash().equals(plan().hash()))
        .toList();
  }

  /** How many people agreed. */
  public long approvers() {
    return approvals().stream().map(Told::by).map(Actor::name).distinct().count();
  }

  public Optional<Told<PlanDropped>> dropped() {
    return of(PlanDropped.class, PlanDropped::plan).stream().findFirst();
  }

  public List<Told<EvidenceSecured>> secured() {
    return of(EvidenceSecured.class, EvidenceSecured::plan);
  }

  public Optional<Told<StepBegun>> begun(int step) {
    return of(StepBegun.class, StepBegun::plan).stream()
        .filter(s -> s.what().step() == step)
        .findFirst();
  }

  public Optional<Told<StepEnded>> ended(int step) {
    return of(StepEnded.class, StepEnded::plan).stream()
        .filter(s -> s.what().step() == step)
        .reduce((_, later) -> later);
  }

  public Optional<Told<PlanEnded>> end() {
    return of(PlanEnded.class, PlanEnded::plan).stream().findFirst();
  }

  public List<Told<Quarantined>> quarantined() {
    return of(Quarantined.class, Quarantined::plan);
  }

  public List<Told<SymptomChecked>> checks() {
    return of(SymptomChecked.class, SymptomChecked::plan);
  }

  private <H extends Happening> List<Told<H>> of(Class<H> kind, Function<H, String> plan) {
    return file.all(kind).stream().filter(t -> plan.apply(t.what()).equals(plan().id())).toList();
  }
}
