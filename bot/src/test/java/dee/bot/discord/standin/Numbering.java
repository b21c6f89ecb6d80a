package dee.bot.discord.standin;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives every component of a message or modal a number, as Discord does where the bot gave none.
 */
final class Numbering {

  private int last;

  private Numbering() {}

  static void of(JsonNode components) {
    new Numbering().number(components);
  }

  private void number(JsonNode components) {
    for (JsonNode component : components) {
      ObjectNode one = (ObjectNode) component;
      last++;
      if (one.path("id").asInt(0) == 0) {
        one.put("id", last);
      }
      number(one.path("components"));
      for (String field : new String[] {"component", "accessory"}) {
        if (one.has(field)) {
          number(Json.array().add(one.get(field)));
        }
      }
    }
  }
}
