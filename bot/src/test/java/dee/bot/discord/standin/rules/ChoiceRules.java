package dee.bot.discord.standin.rules;

import tools.jackson.databind.JsonNode;

/** The limits of choices, those of an option as well as those an autocompletion offers. */
public final class ChoiceRules {

  private ChoiceRules() {}

  public static Problems check(JsonNode choices, String path) {
    Problems problems = new Problems();
    check(choices, path, problems);
    return problems;
  }

  static void check(JsonNode choices, String path, Problems problems) {
    problems.count(path, choices.size(), 0, 25);
    for (int i = 0; i < choices.size(); i++) {
      JsonNode choice = choices.get(i);
      problems.length(path + "." + i + ".name", choice.path("name").asString(""), 1, 100);
      if (choice.path("value").isString()) {
        problems.length(path + "." + i + ".value", choice.path("value").asString(""), 1, 100);
      } else if (!choice.path("value").isNumber()) {
        problems.required(path + "." + i + ".value");
      }
    }
  }
}
