package dee.bot.schedule;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dee.bot.incident.Errand;
import dee.bot.incident.ErrandRunner;
import dee.bot.schedule.ErrandTable.Picked;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errands as db-scheduler's tasks, and those that are being done. */
final class Errands implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

  private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
  private static final Duration LAST_RETRY = Duration.ofMinutes(5);

  /** After so many heartbeats that did not reach its row, an errand may be another Dee's. */
  private static final int LOST_HEARTBEATS = 2;

  private final ErrandTable table;
  private final InstantSource clock;
  private final Map<Picked, Running> running = new ConcurrentHashMap<>();
  private volatile boolean closing;

  Errands(ErrandTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  Task<Void> task(Errand.Kind kind, ErrandRunner runner) {
    return Tasks.custom(kind.word(), Void.class)
        .onFailure((complete, operations) -> {
          Execution execution = complete.getExecution();
          if (execution.consecutiveFailures == 0) {
            LOG.warn(
                "{} {} failed and is tried again, more and more seldom",
                execution.getTaskName(),
                execution.getId(),
                complete.getCause().orElse(null));
          }
          operations.reschedule(
              complete, clock.instant().plus(retry(execution.consecutiveFailures)));
        })
        .onDeadExecution((complete, operations) -> {
          LOG.info("{} was left by {}", complete.getExecution(), complete.getExecution().pickedBy);
          operations.reschedule(complete, clock.instant());
        })
        .execute((instance, context) -> {
          Execution execution = context.getExecution();
          Picked picked = new Picked(execution.getTaskName(), execution.getId(), execution.version);
          return run(picked, runner, ErrandName.errand(kind, execution.getId()));
        });
  }

  /** 5 s, twice as long each time, at most 5 min. */
  static Duration retry(int failures) {
    Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10));
    return wait.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : wait;
  }

  private CompletionHandler<Void> run(Picked picked, ErrandRunner runner, Errand errand) {
    Running mine = new Running(Thread.currentThread());
    running.put(picked, mine);
    Optional<Instant> next;
    try {
      if (closing) {
        throw new InterruptedException();
      }
      next = runner.run(errand);
    } catch (InterruptedException _) {
      return after(() -> table.putBack(picked));
    } catch (RuntimeException e) {
      if (!closing) {
        throw e;
      }
      // The interrupt of the end comes out of libraries in many forms.
      return after(() -> table.putBack(picked));
    } finally {
      running.remove(picked);
      mine.end();
    }
    return next.map(at -> after(() -> table.again(picked, at)))
        .orElseGet(() -> after(() -> table.done(picked)));
  }

  /** What becomes of the row; when that fails, the errand counts as dead, and is done again. */
  private static CompletionHandler<Void> after(Change change) {
    return (_, _) -> {
      try {
        change.apply();
      } catch (SQLException e) {
        LOG.warn("what became of an errand was not written ({}); it is done again", e.getMessage());
      }
    };
  }

  private interface Change {
    void apply() throws SQLException;
  }

  /** An errand whose row could not be reached for a while is stopped: another Dee may do it now. */
  void lost(CurrentlyExecuting executing) {
    Execution execution = executing.getExecution();
    if (executing.getHeartbeatState().getFailedHeartbeats() >= LOST_HEARTBEATS) {
      Running mine =
          running.get(new Picked(execution.getTaskName(), execution.getId(), execution.version));
      if (mine != null) {
        LOG.warn(
            "{} {} is stopped here: the database could not be told that it is being done",
            execution.getTaskName(),
            execution.getId());
        mine.interrupt();
      }
    }
  }

  @Override
  public void close() {
    closing = true;
    running.values().forEach(Running::interrupt);
  }

  /** The thread of a runner, which is interrupted only while it runs that. */
  private static final class Running {
    private final Thread thread;
    private boolean ended;

    Running(Thread thread) {
      this.thread = thread;
    }

    synchronized void interrupt() {
      if (!ended) {
        thread.interrupt();
      }
    }

    /** Takes back an interrupt that came too late, so that what became of it can be written. */
    synchronized void end() {
      ended = true;
      Thread.interrupted();
    }
  }
}
