package dee.bot.schedule;

import com.github.kagkarlsson.scheduler.CurrentlyExecuting;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import dee.bot.incident.Agenda;
import dee.bot.incident.Errand;
import dee.bot.incident.ErrandRunner;
import dee.bot.store.ErrandRows;
import dee.bot.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agenda in a database, by db-scheduler. Before {@link #start} it takes errands and does none.
 *
 * <p>A Dee that dies is missed after {@link #MISSED} heartbeats, looked for every two heartbeats:
 * its errands are done by another one within 30 s, if the clocks of both agree within seconds. What
 * it did itself before a restart is due again at once.
 */
public final class DbAgenda implements Agenda, ErrandRows, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DbAgenda.class);

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(4);
  private static final int MISSED = 4;
  private static final int AT_ONCE = 50;
  private static final Duration TO_CLOSE = Duration.ofSeconds(10);

  private final DataSource source;
  private final String node;
  private final InstantSource clock;
  private final ErrandTable table;
  private boolean away;
  private volatile Optional<Doing> doing = Optional.empty();

  private record Doing(
      Scheduler scheduler, Errands errands, ScheduledExecutorService housekeeper) {}

  /**
   * @param node what tells this Dee from others that share the database
   */
  public DbAgenda(DataSource source, String node, InstantSource clock) {
    this.source = source;
    this.node = node;
    this.clock = clock;
    this.table = new ErrandTable(source);
  }

  @Override
  public void set(Errand errand, Instant at) {
    try (Connection connection = source.getConnection()) {
      table.set(connection, errand, at);
    } catch (SQLException e) {
      throw notTaken(e);
    }
    wake();
  }

  @Override
  public void set(Connection connection, Errand errand, Instant at) throws SQLException {
    table.set(connection, errand, at);
  }

  @Override
  public void drop(Errand errand) {
    try {
      table.drop(errand);
    } catch (SQLException e) {
      throw notTaken(e);
    }
  }

  @Override
  public boolean idle(Set<Errand.Kind> kinds) {
    try {
      return table.due(clock.instant()).stream().noneMatch(kinds::contains);
    } catch (SQLException e) {
      throw new StoreException(
          "the database does not tell which errands are due (" + e.getMessage() + ")", e);
    }
  }

  /**
   * How many errands should have been begun longer ago than that, on any node, and how many have
   * failed again and again.
   */
  public Backlog backlog(Duration late) {
    try {
      return table.backlog(clock.instant().minus(late));
    } catch (SQLException e) {
      throw new StoreException(
          "the database does not tell which errands are late (" + e.getMessage() + ")", e);
    }
  }

  /** What is behind its time. */
  public record Backlog(int overdue, int failing) {}

  private static StoreException notTaken(SQLException e) {
    return new StoreException(
        "the database does not take errands (" + e.getMessage() + "); nothing was set", e);
  }

  /** Something may be due: looks at once. */
  public void wake() {
    doing.ifPresent(d -> d.scheduler().triggerCheckForDueExecutions());
  }

  /** Begins to do errands; those of kinds that have no runner here are left to others. */
  public void start(Map<Errand.Kind, ErrandRunner> runners) {
    try {
      table.revive(pickedBy());
    } catch (SQLException e) {
      throw notTaken(e);
    }
    Errands errands = new Errands(table, clock);
    List<Task<?>> tasks =
        runners.entrySet().stream()
            .<Task<?>>map(r -> errands.task(r.getKey(), r.getValue()))
            .toList();
    ScheduledExecutorService housekeeper =
        Executors.newScheduledThreadPool(2, threads("agenda-housekeeper-"));
    var _ =
        housekeeper.scheduleWithFixedDelay(
            this::forgetTheFuture, 0, HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    Scheduler scheduler =
        new SteadyScheduler(source, tasks)
            .clock(clock::instant)
            .schedulerName(new SchedulerName.Fixed(pickedBy()))
            .jdbcCustomization(new TextInstants())
            .threads(AT_ONCE)
            .executorService(Executors.newThreadPerTaskExecutor(threads("errand-")))
            .dueExecutor(Executors.newSingleThreadExecutor(threads("agenda-")))
            .housekeeperExecutor(housekeeper)
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED)
            .shutdownMaxWait(TO_CLOSE)
            // Errands say themselves what went wrong, and are kept whoever knows their kind.
            .failureLogging(LogLevel.OFF, false)
            .deleteUnresolvedAfter(Duration.ofDays(36_500))
            .addSchedulerListener(
                new AbstractSchedulerListener() {
                  @Override
                  public void onExecutionFailedHeartbeat(CurrentlyExecuting executing) {
                    errands.lost(executing);
                  }
                })
            .build();
    doing = Optional.of(new Doing(scheduler, errands, housekeeper));
    scheduler.start();
  }

  private String pickedBy() {
    return node.length() > 50 ? node.substring(0, 50) : node;
  }

  private static ThreadFactory threads(String name) {
    return Thread.ofVirtual().name(name, 0).factory();
  }

  private void forgetTheFuture() {
    try {
      table.forgetTheFuture(clock.instant());
      away = false;
    } catch (SQLException e) {
      if (!away) {
        LOG.warn("errands wait: the database is away ({})", e.getMessage());
      }
      away = true;
    }
  }

  /** Interrupts what is being done and waits for it; it stays due. */
  @Override
  public void close() {
    doing.ifPresent(d -> {
      d.errands().close();
      d.scheduler().stop();
    });
    doing = Optional.empty();
  }
}
