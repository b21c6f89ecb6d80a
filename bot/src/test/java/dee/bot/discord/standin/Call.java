package dee.bot.discord.standin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One request that a route works on.
 *
 * @param path what stands in the route's braces
 * @param query the query's parameters
 */
record Call(
    Route route,
    Map<String, String> path,
    Map<String, String> query,
    JsonNode body,
    List<Upload> files) {

  /** An id out of the path; one that is no number is nobody's. */
  long id(String name) {
    String text = text(name);
    return text.chars().allMatch(Character::isDigit) ? Long.parseUnsignedLong(text) : 0;
  }

  String text(String name) {
    return Optional.ofNullable(path.get(name)).orElseThrow();
  }

  Optional<String> asked(String name) {
    return Optional.ofNullable(query.get(name));
  }
}
