package dee.bot.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import dee.bot.ssh.TargetReport.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/** The one session to a machine, opened when first needed and again when it has died. */
final class SshConnection implements AutoCloseable {

  /** sshd allows ten channels in a session (MaxSessions). */
  private static final int CHANNELS = 8;

  private final JSch jsch;
  private final Route route;
  private final LoginKeys keys;
  private final Optional<SshConnection> via;
  private final Duration deadline;
  private final Semaphore channels = new Semaphore(CHANNELS, true);
  private final ReentrantLock opening = new ReentrantLock();
  private volatile Optional<Session> kept = Optional.empty();
  private volatile boolean closed;

  SshConnection(
      JSch jsch, Route route, LoginKeys keys, Optional<SshConnection> via, Duration deadline) {
    this.jsch = jsch;
    this.route = route;
    this.keys = keys;
    this.via = via;
    this.deadline = deadline;
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
    opening.lockInterruptibly();
    try {
      if (closed) {
        throw new NoRoute(Stage.CONFIGURED, route.name(), "Dee has closed its connections");
      }
      Optional<Session> alive = kept.filter(Session::isConnected);
      if (alive.isPresent()) {
        return alive.get();
      }
      Session opened = open();
      kept = Optional.of(opened);
      if (closed) {
        opened.disconnect();
      }
      return opened;
    } finally {
      opening.unlock();
    }
  }

  private Session open() throws NoRoute, InterruptedException {
    Optional<Session> jump = via.isEmpty() ? Optional.empty() : Optional.of(jump(via.get()));
    Login login =
        new Login(
            jsch,
            route,
            keys.of(route.identities()),
            KnownHosts.read(route.knownHosts()),
            deadline);
    return login.open(jump);
  }

  private Session jump(SshConnection hop) throws NoRoute, InterruptedException {
    try {
      return hop.session();
    } catch (NoRoute e) {
      String through = "through " + hop.route().name() + ": ";
      throw new NoRoute(Stage.CONFIGURED, route.name(), through + e.why());
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
