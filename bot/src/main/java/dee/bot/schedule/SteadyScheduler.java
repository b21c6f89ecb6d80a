package dee.bot.schedule;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * A scheduler that goes on looking for what is due when the clock is put back: it waits by the
 * machine's own count of time.
 */
final class SteadyScheduler extends SchedulerBuilder {

  SteadyScheduler(DataSource source, List<Task<?>> tasks) {
    super(source, tasks);
  }

  @Override
  protected Waiter buildWaiter() {
    long begin = System.nanoTime();
    return new Waiter(poolingInterval, () -> Instant.EPOCH.plusNanos(System.nanoTime() - begin));
  }
}
