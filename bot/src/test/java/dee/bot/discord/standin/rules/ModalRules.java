package dee.bot.discord.standin.rules;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The limits of a modal: title, one to five labelled inputs. */
public final class ModalRules {

  private static final int LABEL = 18;
  private static final int TEXT_INPUT = 4;
  private static final int TEXT_DISPLAY = 10;

  private ModalRules() {}

  public static Problems check(JsonNode modal) {
    Problems problems = new Problems();
    problems.length("data.title", modal.path("title").asString(""), 1, 45);
    problems.length("data.custom_id", modal.path("custom_id").asString(""), 1, 100);
    JsonNode components = modal.path("components");
    problems.count("data.components", components.size(), 1, 5);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < components.size(); i++) {
      String path = "data.components." + i;
      int type = components.get(i).path("type").asInt(0);
      if (type == LABEL) {
        label(components.get(i), path, ids, problems);
      } else if (type != TEXT_DISPLAY) {
        problems.add(
            path + ".type",
            "BASE_TYPE_CHOICES",
            "Value of field \"type\" must be one of (10, 18).");
      }
    }
    return problems;
  }

  private static void label(JsonNode label, String path, Set<String> ids, Problems problems) {
    problems.length(path + ".label", label.path("label").asString(""), 1, 45);
    problems.length(path + ".description", label.path("description").asString(""), 0, 100);
    JsonNode input = label.path("component");
    String here = path + ".component";
    String id = input.path("custom_id").asString("");
    problems.length(here + ".custom_id", id, 1, 100);
    if (!ids.add(id)) {
      problems.add(
          here + ".custom_id",
          "COMPONENT_CUSTOM_ID_DUPLICATED",
          "Component custom id cannot be duplicated");
    }
    if (input.path("type").asInt(0) == TEXT_INPUT) {
      problems.length(here + ".placeholder", input.path("placeholder").asString(""), 0, 100);
      problems.length(
          here + ".value",
          input.path("value").asString(""),
          0,
          input.path("max_length").asInt(4000));
      if (input.path("max_length").asInt(4000) > 4000) {
        problems.add(
            here + ".max_length",
            "NUMBER_TYPE_MAX",
            "int value should be less than or equal to 4000.");
      }
    } else {
      ComponentRules.select(input, here, problems);
    }
  }
}
