package dee.bot;

import dee.bot.health.Metrics;
import dee.bot.investigation.PlaybookRunner;
import dee.playbooks.run.RunEvent;
import java.util.Set;
import java.util.function.Consumer;

/** Runs playbooks, and takes the time of each run and of its probes. */
record MeasuredRuns(PlaybookRunner runner, Metrics metrics) implements PlaybookRunner {

  @Override
  public void run(String service, String playbook, Set<String> targets, Consumer<RunEvent> listener)
      throws InterruptedException {
    runner.run(
        service,
        playbook,
        targets,
        event -> {
          measure(event);
          listener.accept(event);
        });
  }

  private void measure(RunEvent event) {
    switch (event) {
      case RunEvent.EvidenceTaken(var evidence) ->
          metrics.probed(evidence.probe(), evidence.elapsed());
      case RunEvent.Finished(var report) -> metrics.ran(report.playbook(), report.elapsed());
      case RunEvent.Started _,
          RunEvent.PhaseStarted _,
          RunEvent.PhaseAnswered _,
          RunEvent.TargetMissing _,
          RunEvent.InstanceDiagnosed _ -> {}
    }
  }
}
