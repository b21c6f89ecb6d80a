package dee.bot.discord.standin;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.eclipse.jetty.io.EndPoint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The gateway: identifies, resumes and dispatches; and what goes wrong with it, on order. */
public final class Gateway {

  static final int MESSAGE_CONTENT = 1 << 15;
  private static final int GUILDS = 1;
  private static final int GUILD_MEMBERS = 1 << 1;
  private static final int GUILD_PRESENCES = 1 << 8;
  private static final int PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;

  private final Account account;
  private final GuildJson guild;
  private final Journal journal;
  private final Map<String, GatewaySession> sessions = new LinkedHashMap<>();
  private final List<WsContext> sockets = new ArrayList<>();
  private int allowedPrivileged = 0;
  private int identified;
  private int resumed;
  private int toRefuse;
  private int heartbeatMillis = 41_250;

  Gateway(Account account, GuildJson guild, Journal journal) {
    this.account = account;
    this.guild = guild;
    this.journal = journal;
  }

  void listen(WsConfig socket) {
    socket.onConnect(this::connected);
    socket.onMessage(message -> received(message, Json.read(message.message())));
    socket.onClose(closed -> closed(closed, closed.status()));
    socket.onError(failed -> closed(failed, 1006));
  }

  private synchronized void connected(WsContext socket) {
    if (toRefuse > 0) {
      toRefuse--;
      abort(socket);
      return;
    }
    sockets.add(socket);
    send(socket, 10, Json.object().put("heartbeat_interval", heartbeatMillis));
  }

  private synchronized void received(WsContext socket, JsonNode frame) {
    JsonNode data = frame.path("d");
    switch (frame.path("op").asInt(-1)) {
      case 1 -> socket.send(Json.object().put("op", 11).toString());
      case 2 -> identify(socket, data);
      case 6 -> resume(socket, data);
      case 3, 4, 8 -> {}
      default -> socket.closeSession(4001, "Unknown opcode");
    }
    journal.changed();
  }

  private void identify(WsContext socket, JsonNode data) {
    int intents = data.path("intents").asInt(0);
    if (!account.token().equals(data.path("token").asString(""))) {
      socket.closeSession(4004, "Authentication failed");
    } else if ((intents & PRIVILEGED & ~allowedPrivileged) != 0) {
      socket.closeSession(4014, "Disallowed intent(s)");
    } else {
      identified++;
      GatewaySession session = new GatewaySession("session-" + identified, intents, socket);
      sessions.put(session.id(), session);
      session.dispatch("READY", account.ready(session.id()));
      if ((intents & GUILDS) != 0) {
        session.dispatch("GUILD_CREATE", guild.whole());
      }
    }
  }

  private void resume(WsContext socket, JsonNode data) {
    GatewaySession session = sessions.get(data.path("session_id").asString(""));
    int seen = data.path("seq").asInt(-1);
    if (!account.token().equals(data.path("token").asString(""))) {
      socket.closeSession(4004, "Authentication failed");
    } else if (session == null || !session.knows(seen)) {
      send(socket, 9, Json.of(false));
    } else {
      resumed++;
      session.resume(socket, seen);
    }
  }

  /** A client that says goodbye with 1000 or 1001 has no session left to resume. */
  private synchronized void closed(WsContext socket, int status) {
    sockets.removeIf(open -> open.sessionId().equals(socket.sessionId()));
    boolean goodbye = status == 1000 || status == 1001;
    sessions.values().removeIf(session -> session.detach(socket) && goodbye);
    journal.changed();
  }

  private static void send(WsContext socket, int op, JsonNode data) {
    ObjectNode frame = Json.object().put("op", op).putNull("s").putNull("t");
    socket.send(frame.set("d", data).toString());
  }

  private static void abort(WsContext socket) {
    EndPoint endPoint = socket.attribute(RestServer.END_POINT);
    if (endPoint == null) {
      throw new AssertionError("the socket's connection is not known");
    }
    endPoint.close();
  }

  /** Tells all sessions that asked for this sort of event. */
  void dispatch(String type, int intent, JsonNode data) {
    dispatch(type, (session, any) -> (session.intents() & intent) == intent, data);
  }

  synchronized void dispatch(
      String type, BiFunction<GatewaySession, String, Boolean> wanted, JsonNode data) {
    for (GatewaySession session : sessions.values()) {
      if (wanted.apply(session, type)) {
        session.dispatch(type, data);
      }
    }
  }

  synchronized List<GatewaySession> sessions() {
    return List.copyOf(sessions.values());
  }

  synchronized boolean openSession() {
    return sessions.values().stream().anyMatch(session -> session.socket().isPresent());
  }

  /** Switches privileged intents on, as the developer portal does. */
  public synchronized Gateway allowMessageContent() {
    allowedPrivileged |= MESSAGE_CONTENT;
    return this;
  }

  /** How often a client is asked to give a sign of life. */
  public synchronized Gateway heartbeat(Duration every) {
    heartbeatMillis = Math.toIntExact(every.toMillis());
    return this;
  }

  /** Cuts the connections without a word. */
  public synchronized void drop() {
    List.copyOf(sockets).forEach(Gateway::abort);
  }

  /** Cuts off the next connections as soon as they are there. */
  public synchronized void refuseNext(int connections) {
    toRefuse = connections;
  }

  /** Asks the clients to come back (op 7). */
  public synchronized void askToReconnect() {
    sockets.forEach(socket -> send(socket, 7, Json.of(false)));
  }

  /**
   * Ends the sessions (op 9): the clients must identify again, and what was dispatched meanwhile is
   * lost.
   */
  public synchronized void invalidate() {
    sessions.clear();
    sockets.forEach(socket -> send(socket, 9, Json.of(false)));
  }

  /** Forgets the sessions: a RESUME is answered by op 9. */
  public synchronized void forget() {
    sessions.clear();
  }

  public synchronized int identified() {
    return identified;
  }

  public synchronized int resumed() {
    return resumed;
  }

  /** Whether a client is connected and identified. */
  public boolean isOpen() {
    return openSession();
  }
}
