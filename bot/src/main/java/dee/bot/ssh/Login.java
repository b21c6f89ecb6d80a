package dee.bot.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dee.bot.ssh.LoginKeys.Keys;
import dee.bot.ssh.TargetReport.Stage;
import dee.probes.HostPort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One attempt to connect to a machine and log in there, within a deadline. */
final class Login {

  private static final Pattern METHODS = Pattern.compile("Auth .* for methods '(.*)'");
  private static final int ALIVE_MILLIS = 15_000;

  private final JSch jsch;
  private final Route route;
  private final Keys keys;
  private final KnownHosts knownHosts;
  private final HostKeyCheck hostKey;
  private final Duration deadline;
  private final TcpSockets sockets;

  Login(JSch jsch, Route route, Keys keys, KnownHosts knownHosts, Duration deadline) {
    this.jsch = jsch;
    this.route = route;
    this.keys = keys;
    this.knownHosts = knownHosts;
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
    try {
      Optional<Throwable> problem = attempt(session);
      if (problem.isPresent()) {
        boolean hungUp = hostKey.refusal().isEmpty() && LoginRefusal.hungUp(problem.get());
        throw new NoRoute(reached(problem), explain(via, problem.get()), hungUp);
      }
      return session;
    } catch (TimeoutException _) {
      throw new NoRoute(reached(Optional.empty()), late(via));
    }
  }

  /** Connects within the deadline, or leaves nothing of the attempt behind. */
  private Optional<Throwable> attempt(Session session)
      throws InterruptedException, TimeoutException {
    CompletableFuture<Optional<Throwable>> done = new CompletableFuture<>();
    Thread.ofVirtual().name("ssh-login-" + route.name()).start(() -> connect(session, done));
    boolean open = false;
    try {
      Optional<Throwable> problem = done.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      open = problem.isEmpty();
      return problem;
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
      throw new NoRoute(Stage.NOTHING, "cannot be connected to: " + e.getMessage());
    }
  }

  private void connect(Session session, CompletableFuture<Optional<Throwable>> done) {
    try {
      session.connect(0); // the deadline is kept by whoever waits for it
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

  private Stage reached(Optional<Throwable> problem) {
    if (hostKey.refusal().isPresent()) {
      return Stage.REACHABLE;
    }
    boolean trusted =
        hostKey.offered().isPresent() || problem.filter(LoginRefusal::notLetIn).isPresent();
    return trusted ? Stage.TRUSTED : Stage.CONFIGURED;
  }

  private String explain(Optional<Session> via, Throwable problem)
      throws NoRoute, InterruptedException {
    Optional<String> refused = hostKey.refusal();
    if (refused.isPresent()) {
      return refused.get();
    }
    if (LoginRefusal.notLetIn(problem)) {
      return LoginRefusal.notLetIn(route, keys, methods(via), problem);
    }
    return LoginRefusal.of(route, via.isPresent(), problem);
  }

  /** Asks the server, without a key, what it would let one in by; empty when it does not say. */
  private Optional<String> methods(Optional<Session> via) throws NoRoute, InterruptedException {
    Login asking = new Login(jsch, route, new Keys(List.of(), List.of()), knownHosts, deadline);
    Session session = asking.session(via);
    session.setConfig("enable_auth_none", "yes");
    try {
      return asking
          .attempt(session)
          .map(problem -> METHODS.matcher(String.valueOf(problem.getMessage())))
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1));
    } catch (TimeoutException _) {
      return Optional.empty();
    }
  }
}
