package dee.bot;

import dee.bot.incident.Agenda;
import dee.bot.incident.Errand;
import dee.bot.incident.ErrandRunner;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

final class InProcessAgenda implements Agenda {
  private final AtomicInteger busy = new AtomicInteger();
  private ErrandRunner runner = _ -> java.util.Optional.empty();

  void start(ErrandRunner to) {
    runner = to;
  }

  @Override
  public void set(Errand errand, Instant at) {
    busy.incrementAndGet();
    Thread.ofVirtual()
        .start(() -> {
          try {
            runner.run(errand);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } finally {
            busy.decrementAndGet();
          }
        });
  }

  @Override
  public boolean idle(Set<Errand.Kind> kinds) {
    return busy.get() == 0;
  }

  @Override
  public void drop(Errand errand) {}
}
