package dee.bot.incident;

import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.InvestigationStopped;
import dee.bot.incident.Happening.PlanApproved;
import dee.bot.incident.Happening.PlanDropped;
import dee.bot.incident.Happening.PlanEnded;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.QuarantineEnded;
import dee.bot.incident.Happening.Quarantined;
import dee.bot.incident.Happening.StepBegun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is under way in an incident, folded from its timeline.
 *
 * @param investigation the run of a playbook that has no end on record yet
 * @param plans those that were neither dropped nor carried out to their end
 * @param aside instances that are out of the traffic for diagnosis
 */
public record OpenWork(
    Optional<InvestigationStarted> investigation, List<OpenPlan> plans, List<Plan.Kept> aside) {

  /**
   * A plan that is not done with.
   *
   * @param approvedBy who agreed so far
   * @param step the last step that began; 0 before the first
   */
  public record OpenPlan(Plan plan, List<String> approvedBy, int step) {
    public OpenPlan {
      approvedBy = List.copyOf(approvedBy);
    }

    /** Whether enough people agreed. */
    public boolean approved() {
      return approvedBy.size() >= plan.approvals();
    }

    private OpenPlan approvedBy(String person) {
      if (approvedBy.contains(person)) {
        return this;
      }
      List<String> more = new ArrayList<>(approvedBy);
      more.add(person);
      return new OpenPlan(plan, more, step);
    }

    private OpenPlan at(int now) {
      return new OpenPlan(plan, approvedBy, now);
    }
  }

  public OpenWork {
    plans = List.copyOf(plans);
    aside = List.copyOf(aside);
  }

  /** The plans that people can still agree to. */
  public List<Plan> waiting(Instant now) {
    return plans.stream()
        .filter(p -> !p.approved() && p.step() == 0 && p.plan().expires().isAfter(now))
        .map(OpenPlan::plan)
        .toList();
  }

  /** The plans that people agreed to and that are being carried out. */
  public List<OpenPlan> running() {
    return plans.stream().filter(OpenPlan::approved).toList();
  }

  public static OpenWork of(List<TimelineEntry> timeline) {
    Optional<InvestigationStarted> run = Optional.empty();
    Map<String, OpenPlan> plans = new LinkedHashMap<>();
    Map<String, Plan.Kept> aside = new LinkedHashMap<>();
    for (TimelineEntry entry : timeline) {
      Happening what = entry.what();
      if (what instanceof InvestigationStarted started) {
        run = Optional.of(started);
      } else if (what instanceof InvestigationEnded ended) {
        run = run.filter(r -> r.run() != ended.run());
      } else if (what instanceof InvestigationStopped stopped) {
        run = run.filter(r -> r.run() != stopped.run());
      } else if (what instanceof PlanMade(Plan plan)) {
        plans.put(plan.id(), new OpenPlan(plan, List.of(), 0));
      } else if (what instanceof PlanApproved approved) {
        plans.computeIfPresent(approved.plan(), (_, p) -> p.approvedBy(entry.by().name()));
      } else if (what instanceof StepBegun begun) {
        plans.computeIfPresent(begun.plan(), (_, p) -> p.at(begun.step()));
      } else if (what instanceof PlanDropped dropped) {
        plans.remove(dropped.plan());
      } else if (what instanceof PlanEnded ended) {
        plans.remove(ended.plan());
      } else if (what instanceof Quarantined set) {
        aside.put(set.target(), new Plan.Kept(set.target(), set.until()));
      } else if (what instanceof QuarantineEnded ended) {
        aside.remove(ended.target());
      }
    }
    return new OpenWork(run, List.copyOf(plans.values()), List.copyOf(aside.values()));
  }
}
