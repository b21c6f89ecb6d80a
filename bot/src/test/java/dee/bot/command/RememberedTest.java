package dee.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dee.bot.Eventually;
import dee.bot.incident.Incident;
import dee.bot.incident.IncidentId;
import dee.bot.incident.Severity;
import dee.bot.incident.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RememberedTest {

  private final Source source = new Source();

  @Test
  void what_was_written_is_known_soon_after() {
    try (Remembered remembered = Remembered.of(source, Duration.ZERO)) {
      assertThat(remembered.incidents()).isEmpty();
      source.add(1);
      remembered.refreshSoon();
      Eventually.holds(() -> remembered.incidents().size() == 1);
    }
  }

  @Test
  void nobody_waits_for_a_database_that_does_not_answer() throws InterruptedException {
    source.add(1);
    try (Remembered remembered = Remembered.of(source, Duration.ZERO)) {
      source.stuck = new CountDownLatch(1);
      remembered.refreshSoon();
      source.asked.await();
      assertThat(remembered.incidents()).hasSize(1);
      assertThat(remembered.plans()).isEmpty();
      source.stuck.countDown();
    }
  }

  @Test
  void a_database_that_fails_leaves_what_was_known_and_is_asked_again() {
    source.add(1);
    try (Remembered remembered = Remembered.of(source, Duration.ZERO)) {
      source.failing = true;
      remembered.refreshSoon();
      Eventually.holds(() -> source.failures > 0);
      assertThat(remembered.incidents()).hasSize(1);
      source.add(2);
      source.failing = false;
      Eventually.holds(() -> remembered.incidents().size() == 2);
    }
  }

  @Test
  void many_looks_within_a_pause_read_it_once() {
    try (Remembered remembered = Remembered.of(source, Duration.ofDays(1))) {
      remembered.refreshSoon();
      Eventually.holds(() -> source.reads == 2);
      for (int i = 0; i < 1000; i++) {
        assertThat(remembered.incidents()).isEmpty();
      }
      assertThat(source.reads).isEqualTo(2);
    }
  }

  /** A database that a test slows down or breaks. */
  private static final class Source implements LiveValues {

    private final LiveValues fixed = new FakeLiveValues();
    private final List<Incident> incidents = new ArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile CountDownLatch stuck = new CountDownLatch(0);
    private volatile boolean failing;
    private volatile int failures;
    private volatile int reads;

    synchronized void add(int number) {
      incidents.add(
          new Incident(
              new IncidentId(number),
              "orders",
              "x",
              Severity.SEV_2,
              Status.INVESTIGATING,
              Instant.EPOCH,
              Map.of(),
              0));
    }

    @Override
    public List<String> services() {
      return fixed.services();
    }

    @Override
    public List<String> targets() {
      return fixed.targets();
    }

    @Override
    public List<Named> playbooks() {
      return fixed.playbooks();
    }

    @Override
    public List<Named> probes() {
      return fixed.probes();
    }

    @Override
    public List<Incident> incidents() {
      if (stuck.getCount() > 0) {
        asked.countDown();
        awaitRelease();
      }
      synchronized (this) {
        if (failing) {
          failures++;
          throw new IllegalStateException("no database");
        }
        reads++;
        return List.copyOf(incidents);
      }
    }

    private void awaitRelease() {
      try {
        stuck.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public List<Named> evidence() {
      return List.of();
    }

    @Override
    public List<Named> plans() {
      return List.of();
    }
  }
}
