package dee.bot.postmortem;

import dee.bot.incident.Happening;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.MitigationProposed;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Happening.StatusChanged;
import dee.bot.incident.Incident;
import dee.bot.incident.Judgement;
import dee.bot.incident.KeptEvidence;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.Grouping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A timeline sorted for telling: the last judgement of each instance, with the entry it stands in.
 * Of post-mortems that were written nothing is told, so that writing one changes none.
 */
record CaseFile(Incident incident, List<TimelineEntry> entries) {

  CaseFile {
    entries = entries.stream().filter(e -> !(e.what() instanceof PostmortemWritten)).toList();
  }

  /** A judgement and the label of its entry. */
  record Judged(Judgement judgement, String label) {}

  /** Instances of the same diagnosis, the first one to be told in full. */
  record Group(List<Judged> members) {
    Judgement first() {
      return members.getFirst().judgement();
    }

    List<String> targets() {
      return members.stream().map(m -> m.judgement().target()).toList();
    }

    List<String> labels() {
      return members.stream().map(Judged::label).toList();
    }
  }

  List<Group> groups() {
    Map<Judgement, Judged> last = new LinkedHashMap<>();
    Map<String, Judgement> byTarget = new LinkedHashMap<>();
    for (TimelineEntry entry : entries) {
      if (entry.what() instanceof InstanceJudged(int _, Judgement judgement)) {
        byTarget.put(judgement.target(), judgement);
        last.put(judgement, new Judged(judgement, entry.label()));
      }
    }
    return Grouping.of(List.copyOf(byTarget.values())).stream()
        .map(group ->
            new Group(
                group.stream().flatMap(j -> Optional.ofNullable(last.get(j)).stream()).toList()))
        .toList();
  }

  /** Entries of one kind, in order. */
  <H extends Happening> List<Told<H>> all(Class<H> kind) {
    return entries.stream()
        .filter(e -> kind.isInstance(e.what()))
        .map(e -> new Told<>(e, kind.cast(e.what())))
        .toList();
  }

  /** An entry together with what it records. */
  record Told<H extends Happening>(TimelineEntry entry, H what) {}

  List<KeptEvidence> evidence() {
    return all(EvidenceKept.class).stream().map(t -> t.what().evidence()).toList();
  }

  Optional<Told<InvestigationEnded>> lastRun() {
    return all(InvestigationEnded.class).stream().reduce((_, later) -> later);
  }

  Optional<Told<MitigationProposed>> lastProposal() {
    return all(MitigationProposed.class).stream().reduce((_, later) -> later);
  }

  Optional<TimelineEntry> firstOf(Class<? extends Happening> kind) {
    return entries.stream().filter(e -> kind.isInstance(e.what())).findFirst();
  }

  Optional<TimelineEntry> firstMoveTo(Status status) {
    return all(StatusChanged.class).stream()
        .filter(t -> t.what().to() == status)
        .map(Told::entry)
        .findFirst();
  }
}
