package dee.bot.investigation;

import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.incident.Proposal;
import dee.bot.investigation.OfferedCommands.Offer;
import dee.bot.room.Post.Remedy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what could be done about instances whose cause is known. Nothing is proposed for what is
 * unresolved: a restart heals one cause and only hides another.
 */
final class Proposals {

  private final List<Judgement> sick;
  private final List<Offer> offers;

  Proposals(List<Judgement> judgements, List<Offer> offers) {
    this.sick =
        judgements.stream()
            .filter(j -> j.verdict() == Verdict.EXPLAINED || j.verdict() == Verdict.AT_RISK)
            .sorted(
                Comparator.comparing(Judgement::verdict)
                    .thenComparingInt(j -> -j.chain().size())
                    .thenComparing(Judgement::target))
            .toList();
    this.offers = List.copyOf(offers);
  }

  List<Proposal> proposals() {
    List<Proposal> proposals = new ArrayList<>();
    for (Offer offer : offers) {
      if (offer.name().equals("restart")) {
        restart(offer).ifPresent(proposals::add);
      } else {
        List<String> targets =
            sick.stream().filter(j -> helps(offer, j)).map(Judgement::target).toList();
        if (!targets.isEmpty()) {
          proposals.add(new Proposal(offer.name(), targets, List.of(), false, offer.about()));
        }
      }
    }
    return List.copyOf(proposals);
  }

  private static boolean helps(Offer offer, Judgement judgement) {
    return judgement.chain().stream().anyMatch(l -> offer.eases().contains(l.condition()));
  }

  /**
   * The sickest instance stays as it is, so that the fault can still be looked at, if others are
   * sick too.
   */
  private Optional<Proposal> restart(Offer offer) {
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
    boolean drains = offers.stream().anyMatch(o -> o.name().equals("drain"));
    return Optional.of(
        new Proposal(
            "restart-all-but 1",
            targets.subList(1, targets.size()),
            targets.subList(0, 1),
            drains,
            offer.about()));
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
