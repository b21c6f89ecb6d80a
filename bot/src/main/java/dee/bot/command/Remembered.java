package dee.bot.command;

import dee.bot.incident.Incident;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What exists now, from memory: who types is not kept waiting by a database with a thousand
 * incidents. What was written is known a moment later; each look at it has it read again, too, for
 * another Dee may have written. It is read at most once in each pause, by a thread of its own.
 */
public final class Remembered implements LiveValues, AutoCloseable {

  /** How long it is not read again. */
  public static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);

  private final LiveValues source;
  private final Duration pause;
  private final Semaphore wanted = new Semaphore(0);
  private final Thread reader;
  private volatile Known known;

  private record Known(List<Incident> incidents, List<Named> plans, List<Named> evidence) {}

  private Remembered(LiveValues source, Duration pause) {
    this.source = source;
    this.pause = pause;
    this.known = read();
    this.reader = Thread.ofVirtual().name("remembered").unstarted(this::run);
  }

  /** Reads it once, and again whenever that is asked for. */
  public static Remembered of(LiveValues source, Duration pause) {
    Remembered remembered = new Remembered(source, pause);
    remembered.reader.start();
    return remembered;
  }

  private Known read() {
    return new Known(
        List.copyOf(source.incidents()),
        List.copyOf(source.plans()),
        List.copyOf(source.evidence()));
  }

  private void run() {
    try {
      while (true) {
        wanted.acquire();
        wanted.drainPermits();
        long begun = System.nanoTime();
        refresh();
        // A database that is slow to read is not kept busy all the time.
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Thread.sleep(took.compareTo(pause) > 0 ? took : pause);
      }
    } catch (InterruptedException _) {
      LOG.debug("closed");
    }
  }

  private void refresh() {
    try {
      known = read();
    } catch (RuntimeException e) {
      LOG.warn("what people are offered while they type is not up to date: {}", e.getMessage());
    }
  }

  /** Something was written: it is read again soon. */
  public void refreshSoon() {
    wanted.release();
  }

  @Override
  public List<String> services() {
    return source.services();
  }

  @Override
  public List<String> targets() {
    return source.targets();
  }

  @Override
  public List<Named> playbooks() {
    return source.playbooks();
  }

  @Override
  public List<Named> probes() {
    return source.probes();
  }

  @Override
  public List<Incident> incidents() {
    refreshSoon();
    return known.incidents();
  }

  @Override
  public List<Named> plans() {
    refreshSoon();
    return known.plans();
  }

  @Override
  public List<Named> evidence() {
    refreshSoon();
    return known.evidence();
  }

  @Override
  public void close() {
    reader.interrupt();
  }
}
