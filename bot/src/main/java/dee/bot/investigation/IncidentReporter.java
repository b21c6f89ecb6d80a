package dee.bot.investigation;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.InvestigationStopped;
import dee.bot.incident.Happening.MitigationProposed;
import dee.bot.incident.Happening.PlanMade;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore.UnknownIncident;
import dee.bot.incident.Judgement;
import dee.bot.incident.KeptFile;
import dee.bot.incident.Proposal;
import dee.bot.incident.Status;
import dee.bot.incident.TimelineEntry;
import dee.bot.investigation.RunClaim.Answer;
import dee.bot.room.Cleaned;
import dee.bot.room.Deed;
import dee.bot.room.Journal;
import dee.bot.room.Post;
import dee.playbooks.Evidence;
import dee.playbooks.run.RunEvent;
import dee.playbooks.run.RunReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Listens to one run of a playbook and tells an incident's timeline, then its room, what happens.
 * An entry is durable before anything is said about it. One reporter for each run; used from one
 * thread at a time, as the run promises.
 */
public final class IncidentReporter implements Consumer<RunEvent> {

  private final Journal journal;
  private final Telling telling;
  private final Incident incident;
  private final int run;
  private final RunTranslation translation;
  private final RunProgress progress;
  private final List<Judgement> judgements = new ArrayList<>();
  private final List<Post.Missing> missing = new ArrayList<>();
  private int kept;

  private IncidentReporter(Telling telling, Incident incident, int highest) {
    this.journal = telling.journal();
    this.telling = telling;
    this.incident = incident;
    this.run = incident.runs() + 1;
    this.translation = new RunTranslation(highest);
    this.progress = new RunProgress(incident, run, journal.clock());
  }

  /**
   * A reporter of the incident's next run, which is on record as begun when this returns; empty
   * while another run looks at the incident.
   *
   * @throws UnknownIncident when there is no such incident
   */
  static Optional<IncidentReporter> begin(
      Telling telling, IncidentId id, RunEvent.Started started, String errand) {
    Journal journal = telling.journal();
    AtomicReference<Optional<IncidentReporter>> begun = new AtomicReference<>(Optional.empty());
    journal.decide(
        id,
        Actor.dee(),
        timeline -> {
          Incident incident = Incident.of(timeline).orElseThrow(() -> new UnknownIncident(id));
          IncidentReporter next =
              new IncidentReporter(telling, incident, RunTranslation.highest(timeline));
          Answer answer = new RunClaim(timeline).of(errand, journal.clock().instant());
          begun.set(answer instanceof Answer.Busy ? Optional.empty() : Optional.of(next));
          return next.beginning(answer, started, errand);
        });
    return begun.get();
  }

  private Deed beginning(Answer answer, RunEvent.Started started, String errand) {
    progress.asks(started.instances());
    var begun =
        new InvestigationStarted(
            run, started.playbook(), started.sha256(), started.instances(), errand);
    return switch (answer) {
      case Answer.Busy _ -> Deed.NOTHING;
      case Answer.Free _ -> Deed.of(begun).saying(aloud(progress.post(false)));
      case Answer.After(int lost) ->
          Deed.of(new InvestigationStopped(lost, telling.texts().of("run.lost")), begun)
              .saying(aloud(progress.post(false)));
    };
  }

  /** What everyone is to hear of this run. */
  private Post[] aloud(Post... posts) {
    return telling.voice() == Voice.ALOUD ? posts : new Post[0];
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunEvent.Started _ -> {}
      case RunEvent.PhaseStarted(String _, int phase, int phases) -> {
        progress.sent(phase, phases);
        showProgress();
      }
      case RunEvent.PhaseAnswered answered -> {
        progress.answered(answered.target());
        showProgress();
      }
      case RunEvent.TargetMissing(String target, String reason) -> missing(target, reason);
      case RunEvent.EvidenceTaken(Evidence evidence) -> keep(evidence);
      case RunEvent.InstanceDiagnosed(var report) -> {
        Judgement judgement = translation.judgement(report);
        write(new InstanceJudged(run, judgement));
        judgements.add(judgement);
      }
      case RunEvent.Finished(RunReport report) -> finished(report);
    }
  }

  /** Says that the run ended before its time, and why: cancelled, or something broke. */
  public void stopped(String reason) {
    String clean = Cleaned.line(reason, 400);
    write(
        new InvestigationStopped(run, clean),
        aloud(
            progress.post(true),
            Post.Notice.warning("investigation.stopped", incident.service(), clean)));
  }

  private void showProgress() {
    if (telling.voice() == Voice.ALOUD) {
      journal.say(incident.id(), progress.post(false));
    }
  }

  /** What it brought so far. */
  RunSummary summary() {
    return new RunSummary(
        run, kept, judgements, missing.stream().map(Post.Missing::target).toList());
  }

  private void missing(String target, String reason) {
    String clean = Cleaned.line(reason, 400);
    progress.missing(target);
    missing.add(new Post.Missing(target, clean));
    write(new Happening.TargetMissing(run, target, clean), aloud(progress.post(false)));
  }

  private void keep(Evidence evidence) {
    String sha256 = journal.archive().keep(evidence.text());
    Optional<KeptFile> file =
        evidence
            .attachment()
            .map(a ->
                new KeptFile(a.suffix(), journal.archive().keep(a.bytes()), a.bytes().length));
    write(new EvidenceKept(run, translation.evidence(evidence, sha256, file)));
    kept++;
  }

  private void finished(RunReport report) {
    List<String> differences = report.differences().stream().map(translation::sentence).toList();
    RunReport.Coverage coverage = report.coverage();
    Deed ended =
        Deed.of(
                new InvestigationEnded(
                    run, report.elapsed(), coverage.asked(), coverage.answered(), differences))
            .and(
                new PastEntries(run, translation, journal.store().timeline(incident.id()))
                    .of(report));
    switch (telling.voice()) {
      case QUIET -> journal.decide(incident.id(), Actor.dee(), _ -> ended);
      case ALOUD -> tell(ended, differences, coverage);
    }
  }

  private void tell(Deed ended, List<String> differences, RunReport.Coverage coverage) {
    Proposals possible = new Proposals(incident.service(), judgements, telling.offered());
    Deed told =
        ended
            .saying(progress.post(true))
            .saying(
                new Findings(incident.id(), journal.clock().instant())
                    .of(judgements, coverage.asked()))
            .saying(
                new Post.ComparisonPost(
                    incident.id(), differences, coverage.asked(), coverage.answered(), missing));
    journal.decide(incident.id(), Actor.dee(), timeline -> proposing(told, possible, timeline));
    Path postmortem = telling.postmortems().write(incident.id());
    journal.decide(
        incident.id(),
        Actor.dee(),
        timeline ->
            Deed.of(new PostmortemWritten(postmortem.toString()))
                .saying(Post.FilePost.postmortem(incident.id(), status(timeline), postmortem)));
  }

  /** People may have moved it on while the run went on. */
  private Status status(List<TimelineEntry> timeline) {
    return Incident.of(timeline).map(Incident::status).orElse(incident.status());
  }

  /** A plan is on record before its proposal is said: people may agree to it at once. */
  private Deed proposing(Deed deed, Proposals possible, List<TimelineEntry> timeline) {
    List<Proposal> proposals = possible.proposals();
    List<Post.Remedy> remedies = possible.remedies();
    if (proposals.isEmpty() && remedies.isEmpty()) {
      return deed;
    }
    Deed proposed =
        proposals.isEmpty()
            ? deed
            : deed.and(new SupersededPlans(timeline).dropped(telling.texts().of("plan.newer")))
                .and(new MitigationProposed(run, proposals));
    return proposed
        .and(possible.plans().stream().map(PlanMade::new).toArray(Happening[]::new))
        .saying(
            new Post.MitigationPost(
                incident.id(),
                journal.clock().instant(),
                proposals,
                kept,
                remedies,
                possible.plans()));
  }

  private void write(Happening what, Post... says) {
    journal.write(incident.id(), what, Actor.dee(), says);
  }
}
