package dee.bot.discord.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds the buttons, selects and inputs in a tree of components. */
final class Controls {

  private Controls() {}

  static List<JsonNode> in(JsonNode components) {
    List<JsonNode> found = new ArrayList<>();
    components.forEach(component -> gather(component, found));
    return found;
  }

  static Optional<JsonNode> with(JsonNode components, String customId) {
    return in(components).stream()
        .filter(control -> control.path("custom_id").asString("").equals(customId))
        .findFirst();
  }

  private static void gather(JsonNode component, List<JsonNode> found) {
    int type = component.path("type").asInt(0);
    if (component.has("custom_id") || type == 2) {
      found.add(component);
    }
    component.path("components").forEach(inner -> gather(inner, found));
    if (component.has("component")) {
      gather(component.path("component"), found);
    }
    if (component.has("accessory")) {
      gather(component.path("accessory"), found);
    }
  }
}
