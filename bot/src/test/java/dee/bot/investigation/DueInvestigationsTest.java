package dee.bot.investigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dee.bot.incident.Actor;
import dee.bot.incident.Agenda;
import dee.bot.incident.Errand;
import dee.bot.incident.Errand.Kind;
import dee.bot.incident.Happening;
import dee.bot.incident.Happening.InvestigationEnded;
import dee.bot.incident.Happening.InvestigationStarted;
import dee.bot.incident.Happening.InvestigationStopped;
import dee.bot.incident.Happening.NoteAdded;
import dee.bot.incident.Happening.SignalSeen;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Signal;
import dee.bot.incident.TimelineEntry;
import dee.bot.room.Post;
import dee.playbooks.run.InstanceReport;
import dee.playbooks.run.Past;
import dee.playbooks.run.RunEvent;
import dee.playbooks.run.RunReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DueInvestigationsTest {

  private static final String PLAYBOOK = "connection-reset";
  private static final String ERRAND = "investigate " + PLAYBOOK;

  private final OrdersCase orders = new OrdersCase();
  private final IncidentId id = orders.open();
  private final Map<Errand, Instant> agenda = new LinkedHashMap<>();
  private final Errand errand = new Errand(Kind.INVESTIGATE, id, PLAYBOOK);

  private DueInvestigations investigations(PlaybookRunner runner) {
    return new DueInvestigations(new NotedErrands(), runs(runner), orders.clock);
  }

  private IncidentRuns runs(PlaybookRunner runner) {
    return new IncidentRuns(
        runner,
        new Telling(
            orders.journal,
            OrdersCase.offers(),
            i -> Path.of(i + ".md"),
            OrdersCase.TEXTS,
            Voice.ALOUD));
  }

  private final class NotedErrands implements Agenda {
    @Override
    public void set(Errand what, Instant at) {
      agenda.put(what, at);
    }

    @Override
    public boolean idle(Set<Kind> kinds) {
      return agenda.keySet().stream().noneMatch(e -> kinds.contains(e.kind()));
    }

    @Override
    public void drop(Errand what) {
      agenda.remove(what);
    }
  }

  private static void wholeRun(Consumer<RunEvent> listener) {
    listener.accept(new RunEvent.Started(PLAYBOOK, OrdersCase.SHA, 1));
    listener.accept(
        new RunEvent.Finished(
            new RunReport(
                PLAYBOOK,
                OrdersCase.SHA,
                OrdersCase.NIGHT,
                Duration.ofSeconds(1),
                new RunReport.Coverage(1, 1, List.of()),
                List.of(),
                List.of(),
                List.of())));
  }

  private List<Happening> happenings() {
    return orders.incidents.timeline(id).stream().map(TimelineEntry::what).toList();
  }

  private <H extends Happening> List<H> happenings(Class<H> kind) {
    return happenings().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void one_that_is_asked_for_is_put_on_the_agenda_and_then_made() throws Exception {
    List<String> asked = new ArrayList<>();
    DueInvestigations investigations =
        investigations((service, playbook, targets, listener) -> {
          asked.add(service + " " + playbook + " " + targets);
          wholeRun(listener);
        });
    assertThat(investigations.start(id, PLAYBOOK)).isTrue();
    assertThat(agenda).containsEntry(errand, orders.clock.instant());
    assertThat(investigations.run(errand)).isEmpty();
    assertThat(asked).containsExactly("orders connection-reset []");
    assertThat(happenings(InvestigationEnded.class)).hasSize(1);
  }

  @Test
  void one_that_a_crash_cut_off_is_on_record_as_lost_and_made_anew() throws Exception {
    orders.journal.write(
        id, new InvestigationStarted(1, PLAYBOOK, OrdersCase.SHA, 1, ERRAND), Actor.dee());
    investigations((_, _, _, listener) -> wholeRun(listener)).run(errand);
    assertThat(happenings(InvestigationStopped.class))
        .extracting(InvestigationStopped::run)
        .containsExactly(1);
    assertThat(happenings(InvestigationEnded.class))
        .extracting(InvestigationEnded::run)
        .containsExactly(2);
  }

  @Test
  void one_waits_until_another_run_for_the_incident_has_ended() throws Exception {
    orders.journal.write(
        id, new InvestigationStarted(1, PLAYBOOK, OrdersCase.SHA, 1, "verify 7f3a"), Actor.dee());
    CountDownLatch asked = new CountDownLatch(1);
    DueInvestigations investigations =
        investigations((_, _, _, listener) -> {
          asked.countDown();
          wholeRun(listener);
        });
    Thread run = Thread.ofVirtual().start(() -> run(investigations));
    asked.await();
    assertThat(happenings(InvestigationStarted.class)).hasSize(1);
    orders.journal.write(
        id, new InvestigationEnded(1, Duration.ofSeconds(1), 1, 1, List.of()), Actor.dee());
    run.join();
    assertThat(happenings(InvestigationStarted.class))
        .extracting(InvestigationStarted::run)
        .containsExactly(1, 2);
    assertThat(happenings(InvestigationEnded.class)).hasSize(2);
  }

  private void run(DueInvestigations investigations) {
    try {
      investigations.run(errand);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_run_of_which_nobody_told_for_long_is_lost_whoever_made_it() {
    orders.journal.write(
        id, new InvestigationStarted(1, PLAYBOOK, OrdersCase.SHA, 1, "verify 7f3a"), Actor.dee());
    RunClaim claim = new RunClaim(orders.incidents.timeline(id));
    Instant now = orders.clock.instant();
    assertThat(claim.of(ERRAND, now.plusSeconds(80))).isInstanceOf(RunClaim.Answer.Busy.class);
    assertThat(claim.of(ERRAND, now.plusSeconds(100))).isEqualTo(new RunClaim.Answer.After(1));
    orders.clock.forward(Duration.ofSeconds(80));
    orders.journal.write(id, new NoteAdded("still here"), Actor.dee());
    assertThat(new RunClaim(orders.incidents.timeline(id)).of(ERRAND, now.plusSeconds(100)))
        .isInstanceOf(RunClaim.Answer.Busy.class);
  }

  @Test
  void a_cancelled_one_is_done_with_and_one_that_was_interrupted_stays_due() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    PlaybookRunner endless =
        (_, _, _, listener) -> {
          listener.accept(new RunEvent.Started(PLAYBOOK, OrdersCase.SHA, 1));
          running.countDown();
          new CountDownLatch(1).await();
        };
    DueInvestigations investigations = investigations(endless);
    Thread cancel =
        Thread.ofVirtual()
            .start(() -> {
              try {
                running.await();
                investigations.cancel();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(investigations.run(errand)).isEmpty();
    cancel.join();
    assertThat(happenings(InvestigationStopped.class)).hasSize(1);
    assertThat(orders.room.posts(Post.Progress.class).getLast().done()).isTrue();

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> investigations.run(errand)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void a_quiet_run_is_on_record_and_nobody_hears_of_it() throws Exception {
    orders.room.posts().clear();
    RunSummary summary =
        runs((_, _, _, listener) -> wholeRun(listener))
            .run(
                id,
                new IncidentRuns.Purpose(PLAYBOOK, Set.of("orders-1"), Voice.QUIET, "verify 7f3a"));
    assertThat(summary.run()).isEqualTo(1);
    assertThat(happenings(InvestigationEnded.class)).hasSize(1);
    assertThat(orders.room.posts()).isEmpty();
  }

  @Test
  void a_moment_that_an_earlier_run_told_of_is_not_told_again() {
    Instant then = OrdersCase.NIGHT.minusSeconds(60);
    orders.journal.write(
        id,
        new SignalSeen(1, new Signal("orders-1", "latency-grows", "p95 grew", then, List.of("e1"))),
        Actor.dee());
    PastEntries entries = new PastEntries(2, new RunTranslation(10), orders.incidents.timeline(id));
    Past past =
        new Past(
            Optional.empty(),
            List.of(
                new Past.Signal("latency-grows", "p95 grew", then.plusSeconds(5), List.of("e1")),
                new Past.Signal("errors-begin", "9 %", then, List.of("e1"))),
            List.of());
    InstanceReport seen = OrdersCase.unresolved("orders-1");
    RunReport report =
        new RunReport(
            PLAYBOOK,
            OrdersCase.SHA,
            OrdersCase.NIGHT,
            Duration.ofSeconds(1),
            new RunReport.Coverage(1, 1, List.of()),
            List.of(
                new InstanceReport(
                    "orders-1", "orders", seen.pid(), seen.diagnosis(), List.of(), past)),
            List.of(),
            List.of());
    assertThat(entries.of(report))
        .containsExactly(
            new SignalSeen(2, new Signal("orders-1", "errors-begin", "9 %", then, List.of("e11"))));
  }
}
