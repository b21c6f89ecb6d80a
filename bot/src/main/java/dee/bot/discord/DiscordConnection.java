package dee.bot.discord;

import dee.bot.discord.ConnectionStanding.State;
import dee.bot.room.Channel.ChannelUnavailable;
import dee.bot.room.Text;
import dee.bot.target.ConfigurationError;
import dee.bot.target.DiscordSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to Discord, kept for as long as this Dee is the one that speaks. It is given up
 * neither when Discord is away nor when a person must mend something first: it is tried again until
 * it works.
 */
public final class DiscordConnection implements Supplier<JDA>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DiscordConnection.class);

  private static final Duration TO_CLOSE = Duration.ofSeconds(10);

  private final Login login;
  private final ServerCheck check;
  private final ConnectionNews news;
  private final Pace pace;
  private final Semaphore woken = new Semaphore(0);
  private final Thread thread = Thread.ofVirtual().name("discord").unstarted(this::keep);

  private volatile BooleanSupplier speaking = () -> false;
  private volatile List<Object> listeners = List.of();
  private volatile Optional<Session> session = Optional.empty();
  private volatile ConnectionStanding standing = ConnectionStanding.SILENT;
  private volatile boolean closing;
  private int failures;

  /** By the machine's own count: no attempt before that, whoever wakes the thread. */
  private long nextAttempt = System.nanoTime();

  /**
   * How often things are looked at and tried again.
   *
   * @param look between two looks at whether all is well
   * @param mended until something is tried again that a person must mend first
   */
  record Pace(Duration look, Duration mended) {
    static final Pace USUAL = new Pace(Duration.ofSeconds(1), Duration.ofMinutes(1));
  }

  private record Session(JDA jda, SessionWatch watch) {}

  /**
   * @param environment where the token may stand
   * @param news hears of what changes
   */
  public DiscordConnection(
      DiscordSettings settings, Map<String, String> environment, ConnectionNews news) {
    this(settings, environment, news, Pace.USUAL);
  }

  DiscordConnection(
      DiscordSettings settings, Map<String, String> environment, ConnectionNews news, Pace pace) {
    this.login = new Login(settings, environment);
    this.check = new ServerCheck(settings);
    this.news = news;
    this.pace = pace;
  }

  /**
   * Begins to connect.
   *
   * @param speaks whether this Dee is the one that speaks in the chat now
   * @param hearing JDA's listeners
   */
  public void start(BooleanSupplier speaks, List<Object> hearing) {
    speaking = speaks;
    listeners = List.copyOf(hearing);
    thread.start();
  }

  /**
   * What posts are sent through. It serves while the gateway is away for a moment, too.
   *
   * @throws ChannelUnavailable while there is none
   */
  @Override
  public JDA get() {
    ConnectionStanding now = standing;
    Optional<Session> open = session;
    if (now.state() != State.CONNECTED || open.isEmpty() || !speaking.getAsBoolean()) {
      throw new ChannelUnavailable(news.why(now));
    }
    return open.get().jda();
  }

  public ConnectionStanding standing() {
    return standing;
  }

  /** Where the gateway is; empty while there is none. */
  public Optional<ConnectionStanding.Gateway> gateway() {
    return session
        .map(Session::jda)
        .map(jda ->
            new ConnectionStanding.Gateway(
                jda.getStatus().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                jda.getGatewayPing()));
  }

  private void keep() {
    try {
      while (!closing) {
        Duration wait = stepOrPause();
        boolean _ = woken.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
        woken.drainPermits();
      }
    } catch (InterruptedException _) {
      // closed
    } finally {
      leave();
    }
  }

  /** Whatever goes wrong with one look, there is another one. */
  private Duration stepOrPause() {
    try {
      return step();
    } catch (RuntimeException e) {
      LOG.error("the connection to Discord could not be looked after; it is tried again", e);
      return pace.mended();
    }
  }

  /** Does what is to be done now; tells when to look again. */
  private Duration step() {
    if (!speaking.getAsBoolean()) {
      leave();
      become(ConnectionStanding.SILENT);
      return pace.look();
    }
    if (session.isPresent()) {
      return look(session.get());
    }
    long left = nextAttempt - System.nanoTime();
    return left > 0 ? pace.look() : connect();
  }

  private Duration after(Duration pause) {
    nextAttempt = System.nanoTime() + pause.toNanos();
    return pace.look();
  }

  private Duration connect() {
    SessionWatch watch = new SessionWatch(woken::release);
    List<Object> hearing = new ArrayList<>(listeners);
    hearing.addFirst(watch);
    try {
      JDA jda = login.open(hearing);
      session = Optional.of(new Session(jda, watch));
      failures = 0;
      // The application's id, which the invitation needs, is known when the session is ready.
      become(State.CONNECTING, List.of(), Optional.empty());
      return pace.look();
    } catch (ConfigurationError e) {
      return keptOut(Text.of("plain", e.problem()));
    } catch (InvalidTokenException _) {
      return keptOut(Text.of("setup.token-refused"));
    } catch (RuntimeException e) {
      failures++;
      become(State.KEPT_OUT, List.of(Text.of("setup.unreachable", reason(e))), Optional.empty());
      return after(Duration.ofSeconds(1L << Math.min(failures - 1, 5)));
    }
  }

  private Duration look(Session open) {
    JDA jda = open.jda();
    if (jda.getStatus() == JDA.Status.SHUTDOWN || open.watch().ended().isPresent()) {
      session = Optional.empty();
      return keptOut(SessionWatch.why(open.watch().ended()));
    }
    if (!open.watch().ready()) {
      return pace.look();
    }
    ServerCheck.Found found = check.look(jda);
    become(found.out() ? State.KEPT_OUT : State.CONNECTED, found.troubles(), invite(jda));
    return pace.look();
  }

  private Duration keptOut(Text trouble) {
    become(State.KEPT_OUT, List.of(trouble), standing.invite());
    return after(pace.mended());
  }

  private static Optional<String> invite(JDA jda) {
    return Optional.of(Needed.invite(jda.getSelfUser().getApplicationId()));
  }

  private static String reason(RuntimeException e) {
    Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
    return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
  }

  private void become(State state, List<Text> troubles, Optional<String> invite) {
    become(new ConnectionStanding(state, troubles, invite));
  }

  private void become(ConnectionStanding next) {
    ConnectionStanding before = standing;
    standing = next;
    if (!next.equals(before)) {
      news.changed(before, next);
    }
  }

  /** Ends the session in order: what was handed to JDA is still sent. */
  private void leave() {
    Optional<Session> open = session;
    session = Optional.empty();
    open.map(Session::jda).ifPresent(DiscordConnection::end);
  }

  private static void end(JDA jda) {
    jda.shutdown();
    try {
      if (!jda.awaitShutdown(TO_CLOSE)) {
        jda.shutdownNow();
        boolean _ = jda.awaitShutdown(TO_CLOSE);
      }
    } catch (InterruptedException _) {
      jda.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing = true;
    woken.release();
    try {
      if (thread.getState() != Thread.State.NEW && !thread.join(TO_CLOSE.multipliedBy(2))) {
        thread.interrupt();
        boolean _ = thread.join(TO_CLOSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
