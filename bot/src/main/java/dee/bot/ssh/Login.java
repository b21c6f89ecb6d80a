package dee.bot.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dee.bot.ssh.LoginKeys.Keys;
import dee.probes.HostPort;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One attempt to connect to a machine and log in there, within a deadline. */
final class Login {

  private static final int ALIVE_MILLIS = 15_000;

  private final JSch jsch;
  private final Route route;
  private final Keys keys;
  private final HostKeyCheck hostKey;
  private final Duration deadline;
  private final TcpSockets sockets;

  Login(JSch jsch, Route route, Keys keys, KnownHosts knownHosts, Duration deadline) {
    this.jsch = jsch;
    this.route = route;
    this.keys = keys;
    this.hostKey = new HostKeyCheck(knownHosts, route.address());
    this.deadline = deadline;
    this.sockets = new TcpSockets(deadline);
  }

  /**
   * Connects and logs in.
   *
   * @param via the session to go through, if any
   * @throws NoRoute when that did not work
   */
  Session open(Optional<Session> via) throws NoRoute, InterruptedException {
    Session session = session(via);
    CompletableFuture<Optional<Throwable>> done = new CompletableFuture<>();
    Thread.ofVirtual().name("ssh-login-" + route.name()).start(() -> connect(session, done));
    boolean open = false;
    try {
      Optional<Throwable> problem = done.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      if (problem.isPresent()) {
        throw new NoRoute(route.name(), explain(via, problem.get()));
      }
      open = true;
      return session;
    } catch (TimeoutException _) {
      throw new NoRoute(route.name(), late(via));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // it is never completed so
    } finally {
      if (!open) {
        done.complete(Optional.empty());
        sockets.cut();
        session.disconnect();
      }
    }
  }

  private Session session(Optional<Session> via) throws NoRoute {
    HostPort address = route.address();
    try {
      Session session = jsch.getSession(route.user(), address.host(), address.port());
      session.setSocketFactory(sockets);
      session.setHostKeyRepository(hostKey);
      session.setIdentityRepository(keys.repository());
      session.setConfig("server_host_key", JschTuning.hostKeys(hostKey.hasAuthority()));
      session.setDaemonThread(true);
      session.setThreadFactory(Thread.ofVirtual().name("ssh-session-" + route.name()).factory());
      session.setServerAliveInterval(ALIVE_MILLIS);
      session.setServerAliveCountMax(2);
      via.ifPresent(jump -> session.setProxy(new JumpProxy(jump)));
      return session;
    } catch (JSchException e) {
      throw new NoRoute(route.name(), "cannot be connected to: " + e.getMessage());
    }
  }

  private void connect(Session session, CompletableFuture<Optional<Throwable>> done) {
    try {
      session.connect((int) deadline.toMillis());
      if (!done.complete(Optional.empty())) {
        session.disconnect();
      }
    } catch (JSchException | RuntimeException e) {
      done.complete(Optional.of(e));
    }
  }

  private String late(Optional<Session> via) {
    String within = " within " + deadline.toSeconds() + " s";
    if (via.isEmpty() && !sockets.connected()) {
      return LoginRefusal.noAnswer(route, within);
    }
    return hostKey.offered().isEmpty()
        ? route.address()
            + " took the connection but did not speak SSH"
            + within
            + ". Is that sshd, and is the machine alive?"
        : route.address()
            + " did not finish the login"
            + within
            + ". Look at its load, and at its sshd's DNS and PAM.";
  }

  private String explain(Optional<Session> via, Throwable problem) {
    Optional<String> refused = hostKey.refusal();
    return refused.isPresent()
        ? refused.get()
        : LoginRefusal.of(route, keys, via.isPresent(), problem);
  }
}
