package dee.bot.discord.standin;

import io.javalin.websocket.WsContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One gateway session: what was dispatched in it, so that a client that comes back misses nothing.
 */
final class GatewaySession {

  private final String id;
  private final int intents;
  private final List<ObjectNode> dispatched = new ArrayList<>();
  private Optional<WsContext> socket;

  GatewaySession(String id, int intents, WsContext socket) {
    this.id = id;
    this.intents = intents;
    this.socket = Optional.of(socket);
  }

  String id() {
    return id;
  }

  int intents() {
    return intents;
  }

  Optional<WsContext> socket() {
    return socket;
  }

  void dispatch(String type, JsonNode data) {
    ObjectNode frame = Json.object().put("op", 0).put("s", dispatched.size() + 1).put("t", type);
    frame.set("d", data);
    dispatched.add(frame);
    socket.ifPresent(open -> open.send(frame.toString()));
  }

  /** The client is back and has seen everything up to this number. */
  void resume(WsContext newSocket, int seen) {
    socket = Optional.of(newSocket);
    dispatched.stream().skip(seen).forEach(frame -> newSocket.send(frame.toString()));
    dispatch("RESUMED", Json.object());
  }

  boolean knows(int seen) {
    return seen >= 0 && seen <= dispatched.size();
  }

  /** The socket is gone; the session goes on without one. */
  boolean detach(WsContext closed) {
    boolean mine = socket.filter(open -> open.sessionId().equals(closed.sessionId())).isPresent();
    if (mine) {
      socket = Optional.empty();
    }
    return mine;
  }
}
