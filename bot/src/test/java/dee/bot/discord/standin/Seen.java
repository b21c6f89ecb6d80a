package dee.bot.discord.standin;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A request that arrived, with what was answered.
 *
 * @param route the template with its method, e.g. {@code POST channels/{channel}/messages}
 * @param status 0 when the answer was withheld
 */
public record Seen(Instant at, String route, String path, JsonNode body, int status) {

  @Override
  public String toString() {
    return at + " " + status + " " + route + " " + path + " " + body;
  }
}
