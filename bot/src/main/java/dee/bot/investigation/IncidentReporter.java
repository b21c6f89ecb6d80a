package dee.bot.investigation;

import dee.bot.incident.Actor;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.EvidenceKept;
import dee.bot.incident.Happening.InstanceJudged;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.InvestigationStopped;
import dee.bot.incident.Happening.MitigationProposed;
import dee.bot.incident.Happening.PostmortemWritten;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.IncidentStore.UnknownIncident;
import dee.bot.incident.Journal;
import dee.bot.incident.Judgement;
import dee.bot.incident.Postmortems;
import dee.bot.incident.Proposal;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Cleaned;
import dee.bot.room.Post;
import dee.bot.room.Room;
import dee.bot.room.Text;
import dee.playbooks.Evidence;
import dee.playbooks.run.RunEvent;
import dee.playbooks.run.RunReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Listens to one run of a playbook and tells an incident's timeline, then its room, what happens.
 * An entry is durable before anything is said about it. One reporter for each run; used from one
 * thread at a time, as the run promises.
 */
public final class IncidentReporter implements Consumer<RunEvent> {

  private final Journal journal;
  private final Room room;
  private final Incident incident;
  private final OfferedCommands offered;
  private final Postmortems postmortems;
  private final int run;
  private final RunTranslation translation;
  private final RunProgress progress;
  private final List<Judgement> judgements = new ArrayList<>();
  private final List<Post.Missing> missing = new ArrayList<>();
  private int kept;

  /**
   * A reporter of the incident's next run.
   *
   * @throws UnknownIncident when there is no such incident
   */
  public IncidentReporter(
      Journal journal,
      Room room,
      IncidentId incident,
      OfferedCommands offered,
      Postmortems postmortems) {
    List<TimelineEntry> timeline = journal.store().timeline(incident);
    this.journal = journal;
    this.room = room;
    this.incident = Incident.of(timeline).orElseThrow(() -> new UnknownIncident(incident));
    this.offered = offered;
    this.postmortems = postmortems;
    this.run = this.incident.runs() + 1;
    this.translation = new RunTranslation(RunTranslation.highest(timeline));
    this.progress = new RunProgress(this.incident, run, journal.clock());
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunEvent.Started(String playbook, String sha256, int instances) -> {
        write(new InvestigationStarted(run, playbook, sha256, instances));
        progress.asks(instances);
        room.say(progress.post(false));
      }
      case RunEvent.PhaseStarted(String _, int phase, int phases) -> {
        progress.sent(phase, phases);
        room.say(progress.post(false));
      }
      case RunEvent.PhaseAnswered answered -> {
        progress.answered(answered.target());
        room.say(progress.post(false));
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
    write(new InvestigationStopped(run, clean));
    room.say(progress.post(true));
    room.say(Post.Notice.warning("investigation.stopped", incident.service(), clean));
  }

  private void missing(String target, String reason) {
    String clean = Cleaned.line(reason, 400);
    write(new Happening.TargetMissing(run, target, clean));
    progress.missing(target);
    missing.add(new Post.Missing(target, clean));
    room.say(progress.post(false));
  }

  private void keep(Evidence evidence) {
    String sha256 = journal.archive().keep(evidence.text());
    write(new EvidenceKept(run, translation.evidence(evidence, sha256)));
    kept++;
  }

  private void finished(RunReport report) {
    List<String> differences = report.differences().stream().map(translation::sentence).toList();
    RunReport.Coverage coverage = report.coverage();
    write(
        new InvestigationEnded(
            run, report.elapsed(), coverage.asked(), coverage.answered(), differences));
    room.say(progress.post(true));
    Findings findings = new Findings(incident.id(), journal.clock().instant());
    findings.of(judgements, coverage.asked()).forEach(room::say);
    room.say(
        new Post.ComparisonPost(
            incident.id(), differences, coverage.asked(), coverage.answered(), missing));
    propose();
    Path postmortem = postmortems.write(incident.id());
    write(new PostmortemWritten(postmortem.toString()));
    room.say(new Post.FilePost(incident.id(), Text.of("file.postmortem"), postmortem));
  }

  private void propose() {
    Proposals possible = new Proposals(judgements, offered.of(incident.service()));
    List<Proposal> proposals = possible.proposals();
    List<Post.Remedy> remedies = possible.remedies();
    if (proposals.isEmpty() && remedies.isEmpty()) {
      return;
    }
    if (!proposals.isEmpty()) {
      write(new MitigationProposed(run, proposals));
    }
    room.say(
        new Post.MitigationPost(
            incident.id(), journal.clock().instant(), proposals, kept, remedies));
  }

  private void write(Happening what) {
    journal.write(incident.id(), what, Actor.dee());
  }
}
