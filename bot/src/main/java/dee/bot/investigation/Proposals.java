package dee.bot.investigation;

import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.Plan;
import dee.bot.incident.Proposal;
import dee.bot.investigation.OfferedCommands.Offer;
import dee.bot.room.Post.Remedy;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what could be done about instances whose cause is known. Nothing is proposed for what is
 * unresolved: a restart heals one cause and only hides another.
 */
final class Proposals {

  private final List<Judgement> sick;
  private final boolean othersServe;
  private final List<Made> made;

  /** A proposal, and the plan that would do it. */
  private record Made(Proposal proposal, Optional<Plan> plan) {}

  Proposals(String service, List<Judgement> judgements, OfferedCommands offered) {
    this.sick =
        judgements.stream()
            .filter(j -> j.verdict() == Verdict.EXPLAINED || j.verdict() == Verdict.AT_RISK)
            .sorted(
                Comparator.comparing(Judgement::verdict)
                    .thenComparingInt(j -> -j.chain().size())
                    .thenComparing(Judgement::target))
            .toList();
    this.othersServe = judgements.stream().anyMatch(j -> j.verdict() == Verdict.HEALTHY);
    List<Offer> offers = offered.of(service);
    boolean drains = offers.stream().anyMatch(o -> o.name().equals("drain"));
    this.made =
        offers.stream()
            .flatMap(offer -> {
              Optional<Proposal> proposal =
                  offer.name().equals("restart") ? restart(offer, drains) : easing(offer);
              return proposal.stream();
            })
            .map(proposal -> planned(proposal, service, judgements, offered))
            .toList();
  }

  List<Proposal> proposals() {
    return made.stream().map(Made::proposal).toList();
  }

  /** What people may agree to, in the order of the proposals that name it. */
  List<Plan> plans() {
    return made.stream().flatMap(m -> m.plan().stream()).toList();
  }

  private Optional<Proposal> easing(Offer offer) {
    List<String> targets =
        sick.stream().filter(j -> helps(offer, j)).map(Judgement::target).toList();
    boolean takesTheLast = offer.name().equals("drain") && !othersServe;
    return targets.isEmpty() || takesTheLast
        ? Optional.empty()
        : Optional.of(new Proposal(offer.name(), targets, List.of(), false, offer.about()));
  }

  private static boolean helps(Offer offer, Judgement judgement) {
    return judgement.chain().stream().anyMatch(l -> offer.eases().contains(l.condition()));
  }

  /**
   * The sickest instance stays as it is, so that the fault can still be looked at, if others are
   * sick too.
   */
  private Optional<Proposal> restart(Offer offer, boolean drains) {
    List<String> targets =
        sick.stream()
            .filter(j -> j.verdict() == Verdict.EXPLAINED && helps(offer, j))
            .map(Judgement::target)
            .toList();
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    if (targets.size() == 1) {
      return Optional.of(new Proposal("restart", targets, List.of(), false, offer.about()));
    }
    return Optional.of(
        new Proposal(
            "restart-all-but 1",
            targets.subList(1, targets.size()),
            targets.subList(0, 1),
            drains,
            offer.about()));
  }

  /** A plan knows better how many may be kept; then the proposal says what the plan does. */
  private static Made planned(
      Proposal wish, String service, List<Judgement> judgements, OfferedCommands offered) {
    List<String> targets = Stream.concat(wish.keeps().stream(), wish.targets().stream()).toList();
    String what = wish.keeps().isEmpty() ? wish.name() : "restart-all-but";
    Optional<Plan> plan = offered.plan(service, what, targets, judgements);
    return new Made(plan.map(p -> of(p, wish)).orElse(wish), plan);
  }

  private static Proposal of(Plan plan, Proposal wish) {
    // Whom a drain sets aside, it is about.
    List<String> keeps =
        wish.name().equals("drain")
            ? List.of()
            : plan.keeps().stream().map(Plan.Kept::target).toList();
    return new Proposal(
        plan.name(),
        plan.targets().stream().filter(t -> !keeps.contains(t)).toList(),
        keeps,
        wish.drains(),
        wish.about(),
        Optional.of(plan.id()));
  }

  /** What helps against the conditions of the chains, each once, from cause to symptom. */
  List<Remedy> remedies() {
    Map<String, Remedy> remedies = new LinkedHashMap<>();
    for (Judgement judgement : sick) {
      for (Link link : judgement.chain()) {
        boolean cause = judgement.causes().contains(link.condition());
        Remedy remedy = new Remedy(link.condition(), link.remedyNow(), cause ? link.realFix() : "");
        if (!remedy.now().isEmpty() || !remedy.fix().isEmpty()) {
          remedies.putIfAbsent(link.condition(), remedy);
        }
      }
    }
    return List.copyOf(remedies.values());
  }
}
