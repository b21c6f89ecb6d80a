package dee.bot.ssh;

import com.jcraft.jsch.Session;
import dee.bot.ssh.TargetReport.Stage;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** The one session to a machine, opened when first needed and again when it has died. */
final class SshConnection implements AutoCloseable {

  /** sshd allows ten channels in a session (MaxSessions). */
  private static final int CHANNELS = 8;

  private final Route route;
  private final Logins logins;
  private final Optional<SshConnection> via;
  private final Semaphore channels = new Semaphore(CHANNELS, true);
  private final ReentrantLock opening = new ReentrantLock();
  private volatile Optional<Session> kept = Optional.empty();
  private volatile boolean closed;

  /** Why the last attempt failed: whoever waited for it is told the same and does not try again. */
  private Optional<Failure> failure = Optional.empty();

  private record Failure(NoRoute why, long at) {}

  SshConnection(Route route, Logins logins, Optional<SshConnection> via) {
    this.route = route;
    this.logins = logins;
    this.via = via;
  }

  Route route() {
    return route;
  }

  /** Bounds how many scripts run at once over this session. */
  Semaphore channels() {
    return channels;
  }

  /**
   * The session, alive as far as this side can tell.
   *
   * @throws NoRoute when there is none to be had
   */
  Session session() throws NoRoute, InterruptedException {
    long asked = System.nanoTime();
    opening.lockInterruptibly();
    try {
      if (closed) {
        throw new NoRoute(Stage.CONFIGURED, "Dee has closed its connections");
      }
      Optional<Session> alive = kept.filter(Session::isConnected);
      if (alive.isPresent()) {
        return alive.get();
      }
      Optional<NoRoute> meanwhile = failure.filter(f -> f.at() - asked > 0).map(Failure::why);
      if (meanwhile.isPresent()) {
        throw meanwhile.get();
      }
      Session opened = open();
      kept = Optional.of(opened);
      if (closed) {
        opened.disconnect();
      }
      return opened;
    } catch (NoRoute e) {
      failure = Optional.of(new Failure(e, System.nanoTime()));
      throw e;
    } finally {
      opening.unlock();
    }
  }

  private Session open() throws NoRoute, InterruptedException {
    Optional<Session> jump = via.isEmpty() ? Optional.empty() : Optional.of(jump(via.get()));
    return logins.open(route, jump);
  }

  private Session jump(SshConnection hop) throws NoRoute, InterruptedException {
    try {
      return hop.session();
    } catch (NoRoute e) {
      String through = "through " + hop.route().name() + ": ";
      throw new NoRoute(Stage.CONFIGURED, through + e.why());
    }
  }

  /** Gives a session up that does not answer; the next call opens another. */
  void discard(Session session) {
    session.disconnect();
  }

  @Override
  public void close() {
    closed = true;
    kept.ifPresent(Session::disconnect);
  }
}
