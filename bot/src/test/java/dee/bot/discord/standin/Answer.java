package dee.bot.discord.standin;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a route answers when all is well. */
record Answer(int status, Optional<JsonNode> body) {

  static final Answer NOTHING = new Answer(204, Optional.empty());

  static Answer of(JsonNode body) {
    return new Answer(200, Optional.of(body));
  }

  static Answer made(JsonNode body) {
    return new Answer(201, Optional.of(body));
  }
}
