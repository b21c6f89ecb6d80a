package dee.bot.discord.standin.rules;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The limits of a message's buttons, selects and, where it is built of them, containers. */
final class ComponentRules {

  static final int ROW = 1;
  static final int BUTTON = 2;
  static final int LINK_STYLE = 5;
  private static final int MOST_ROWS = 5;
  private static final int MOST_IN_A_LAYOUT = 40;
  private static final int MOST_TEXT_IN_A_LAYOUT = 4000;

  private final Problems problems;
  private final Set<String> ids = new HashSet<>();
  private int count;
  private int text;

  private ComponentRules(Problems problems) {
    this.problems = problems;
  }

  static void rows(JsonNode components, Problems problems) {
    problems.count("components", components.size(), 0, MOST_ROWS);
    ComponentRules rules = new ComponentRules(problems);
    for (int i = 0; i < components.size(); i++) {
      String path = "components." + i;
      if (components.get(i).path("type").asInt(0) != ROW) {
        problems.add(
            path + ".type", "BASE_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).");
      } else {
        rules.row(components.get(i), path);
      }
    }
  }

  static void layout(JsonNode components, Problems problems) {
    ComponentRules rules = new ComponentRules(problems);
    rules.nested(components, "components");
    if (rules.count > MOST_IN_A_LAYOUT) {
      problems.add(
          "components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "More than 40 components");
    }
    if (rules.text > MOST_TEXT_IN_A_LAYOUT) {
      problems.add(
          "components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "More than 4000 characters");
    }
  }

  private void nested(JsonNode components, String path) {
    for (int i = 0; i < components.size(); i++) {
      JsonNode component = components.get(i);
      String here = path + "." + i;
      count++;
      text += component.path("content").asString("").length();
      if (component.path("type").asInt(0) == ROW) {
        count += component.path("components").size();
        row(component, here);
      } else {
        nested(component.path("components"), here + ".components");
        JsonNode accessory = component.path("accessory");
        if (accessory.path("type").asInt(0) == BUTTON) {
          count++;
          control(accessory, here + ".accessory");
        }
      }
    }
  }

  private void row(JsonNode row, String path) {
    JsonNode inside = row.path("components");
    problems.count(path + ".components", inside.size(), 1, 5);
    for (int i = 0; i < inside.size(); i++) {
      String here = path + ".components." + i;
      if (inside.get(i).path("type").asInt(0) != BUTTON && inside.size() > 1) {
        problems.add(here, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "Exceeded maximum width of a row");
      }
      control(inside.get(i), here);
    }
  }

  private void control(JsonNode control, String path) {
    boolean button = control.path("type").asInt(0) == BUTTON;
    if (button && control.path("style").asInt(1) == LINK_STYLE) {
      problems.length(path + ".url", control.path("url").asString(""), 1, 512);
    } else {
      String id = control.path("custom_id").asString("");
      problems.length(path + ".custom_id", id, 1, 100);
      if (!ids.add(id)) {
        problems.add(
            path + ".custom_id",
            "COMPONENT_CUSTOM_ID_DUPLICATED",
            "Component custom id cannot be duplicated");
      }
    }
    if (button) {
      problems.length(path + ".label", control.path("label").asString(""), 0, 80);
      if (control.path("label").asString("").isEmpty() && !control.has("emoji")) {
        problems.required(path + ".label");
      }
    } else {
      select(control, path, problems);
    }
  }

  static void select(JsonNode select, String path, Problems problems) {
    problems.length(path + ".placeholder", select.path("placeholder").asString(""), 0, 150);
    if (select.path("type").asInt(0) != 3) {
      return;
    }
    JsonNode options = select.path("options");
    problems.count(path + ".options", options.size(), 1, 25);
    Set<String> values = new HashSet<>();
    for (int i = 0; i < options.size(); i++) {
      String here = path + ".options." + i;
      String value = options.get(i).path("value").asString("");
      problems.length(here + ".label", options.get(i).path("label").asString(""), 1, 100);
      problems.length(here + ".value", value, 1, 100);
      problems.length(
          here + ".description", options.get(i).path("description").asString(""), 0, 100);
      if (!values.add(value)) {
        problems.add(
            here + ".value",
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
            "The specified option value is already used");
      }
    }
  }
}
