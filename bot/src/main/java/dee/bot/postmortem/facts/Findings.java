package dee.bot.postmortem.facts;

import dee.bot.incident.Exchange;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Judgement;
import dee.bot.incident.Judgement.Link;
import dee.bot.incident.Judgement.State;
import dee.bot.incident.Judgement.Verdict;
import dee.bot.investigation.Grouping;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the runs found out about the instances. A later look that finds an instance healed does not
 * take away what was wrong with it: of each instance the worst verdict is told, its last judgement
 * for each set of causes.
 */
public final class Findings {

  /** A judgement and the entry it stands in. */
  public record Judged(Judgement judgement, int run, String label) {}

  /** Instances of the same diagnosis, the first one to be told in full. */
  public record Group(List<Judged> members) {
    public Group {
      members = List.copyOf(members);
    }

    public Judgement first() {
      return members.getFirst().judgement();
    }

    public List<String> targets() {
      return members.stream().map(m -> m.judgement().target()).distinct().toList();
    }

    public List<String> labels() {
      return members.stream().map(Judged::label).toList();
    }
  }

  private final List<Judged> all;

  public Findings(CaseFile file) {
    all =
        file.all(InstanceJudged.class).stream()
            .map(t -> new Judged(t.what().judgement(), t.what().run(), t.label()))
            .toList();
  }

  /** Every judgement of every run. */
  public List<Judged> all() {
    return all;
  }

  /** The last judgement of each instance, by name. */
  public List<Judged> latest() {
    Map<String, Judged> latest = new LinkedHashMap<>();
    all.forEach(j -> latest.put(j.judgement().target(), j));
    return latest.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The packets that show what is wrong with an instance. */
  public static Optional<Exchange> packets(Judgement judgement) {
    return judgement.exchange().filter(_ -> judgement.verdict() != Verdict.HEALTHY);
  }

  /** What was wrong, the worst first; the healthy at the end. */
  public List<Group> groups() {
    Map<String, Verdict> worst = new LinkedHashMap<>();
    all.forEach(j ->
        worst.merge(
            j.judgement().target(),
            j.judgement().verdict(),
            (a, b) -> a.compareTo(b) <= 0 ? a : b));
    record Key(String target, Set<String> causes) {}
    Map<Key, Judged> told = new LinkedHashMap<>();
    for (Judged judged : all) {
      Judgement j = judged.judgement();
      if (j.verdict() == worst.get(j.target())) {
        told.put(new Key(j.target(), new LinkedHashSet<>(j.causes())), judged);
      }
    }
    Map<Judgement, Judged> byJudgement = new LinkedHashMap<>();
    told.values().forEach(j -> byJudgement.put(j.judgement(), j));
    return Grouping.of(List.copyOf(byJudgement.keySet())).stream()
        .map(group ->
            new Group(
                group.stream()
                    .flatMap(j -> Optional.ofNullable(byJudgement.get(j)).stream())
                    .toList()))
        .toList();
  }

  /** The ids of all causes, in the order the groups name them. */
  public List<String> causes() {
    return groups().stream().flatMap(g -> g.first().causes().stream()).distinct().toList();
  }

  /** Looks that did not find the condition where, or while, others did. */
  public List<Contradiction> against(Link cause, Group group) {
    Map<String, Contradiction> found = new LinkedHashMap<>();
    for (Judged judged : all) {
      for (Link link : judged.judgement().ruledOut()) {
        if (link.condition().equals(cause.condition()) && link.state() == State.REFUTED) {
          boolean same = group.targets().contains(judged.judgement().target());
          found.put(
              judged.judgement().target() + (same ? "" : "!"),
              new Contradiction(judged, link, same));
        }
      }
    }
    return List.copyOf(found.values());
  }

  /**
   * A look that did not find a condition.
   *
   * @param sameInstance whether it was on an instance on which another look did find it
   */
  public record Contradiction(Judged judged, Link link, boolean sameInstance) {}
}
