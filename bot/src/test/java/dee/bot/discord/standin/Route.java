package dee.bot.discord.standin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One route of the REST API.
 *
 * @param template e.g. {@code channels/{channel}/messages/{message}}
 */
record Route(String method, String template, Function<Call, Answer> work) {

  /** What stands in the braces when the path is this route's. */
  Optional<Map<String, String>> match(String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{")) {
        found.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  String name() {
    return method + " " + template;
  }

  /** Routes that live on an interaction's token need no other. */
  boolean needsToken() {
    return !template.startsWith("interactions/") && !template.startsWith("webhooks/");
  }
}
