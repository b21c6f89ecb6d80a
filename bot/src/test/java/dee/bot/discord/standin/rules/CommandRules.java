package dee.bot.discord.standin.rules;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The limits of application commands. */
public final class CommandRules {

  private static final Pattern NAME =
      Pattern.compile("[-_'\\p{L}\\p{N}\\p{IsDevanagari}\\p{IsThai}]{1,32}");
  private static final int CHAT_INPUT = 1;
  private static final int GROUP = 2;
  private static final int MOST_OVER_ALL = 8000;

  private static final Set<String> LOCALES =
      Set.of(
          "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
          "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi",
          "th", "zh-CN", "ja", "zh-TW", "ko");

  private final Problems problems = new Problems();

  private CommandRules() {}

  /**
   * What is wrong with them.
   *
   * @param commands all that are registered in one go
   */
  public static Problems check(JsonNode commands) {
    CommandRules rules = new CommandRules();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < commands.size(); i++) {
      JsonNode command = commands.get(i);
      rules.command(command, String.valueOf(i));
      String key = command.path("type").asInt(CHAT_INPUT) + " " + command.path("name").asString("");
      if (!names.add(key)) {
        rules.problems.add(
            i + ".name",
            "APPLICATION_COMMANDS_DUPLICATE_NAME",
            "Application command names must be unique");
      }
    }
    return rules.problems;
  }

  private void command(JsonNode command, String path) {
    boolean typed = command.path("type").asInt(CHAT_INPUT) == CHAT_INPUT;
    if (typed) {
      named(command, path);
      options(command.path("options"), path + ".options");
    } else {
      problems.length(path + ".name", command.path("name").asString(""), 1, 32);
      if (!command.path("description").asString("").isEmpty()) {
        problems.add(
            path + ".description",
            "APPLICATION_COMMAND_DESCRIPTION_CANNOT_BE_SET",
            "Context menu commands cannot have description");
      }
      localized(command.path("name_localizations"), path + ".name_localizations", 32, false);
    }
    int size = CommandSize.of(command);
    if (size > MOST_OVER_ALL) {
      problems.add(
          path,
          "APPLICATION_COMMAND_TOO_LARGE",
          "Command exceeds maximum size (" + MOST_OVER_ALL + "): " + size);
    }
  }

  private void named(JsonNode node, String path) {
    name(node.path("name").asString(""), path + ".name");
    problems.length(path + ".description", node.path("description").asString(""), 1, 100);
    localized(node.path("name_localizations"), path + ".name_localizations", 32, true);
    localized(
        node.path("description_localizations"), path + ".description_localizations", 100, false);
  }

  private void name(String name, String path) {
    if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase(Locale.ROOT))) {
      problems.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
  }

  private void localized(JsonNode texts, String path, int most, boolean strict) {
    texts
        .properties()
        .forEach(text -> {
          String here = path + "." + text.getKey();
          if (!LOCALES.contains(text.getKey())) {
            problems.add(here, "APPLICATION_COMMAND_INVALID_LOCALE", "Unknown locale");
          }
          problems.length(here, text.getValue().asString(""), 1, most);
          if (strict) {
            name(text.getValue().asString(""), here);
          }
        });
  }

  private void options(JsonNode options, String path) {
    problems.count(path, options.size(), 0, 25);
    Set<String> names = new HashSet<>();
    boolean optional = false;
    for (int i = 0; i < options.size(); i++) {
      JsonNode option = options.get(i);
      String here = path + "." + i;
      named(option, here);
      if (!names.add(option.path("name").asString(""))) {
        problems.add(
            here + ".name",
            "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
            "That option name already exists");
      }
      if (option.path("type").asInt(0) > GROUP) {
        boolean required = option.path("required").asBoolean(false);
        if (required && optional) {
          problems.add(
              here,
              "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
              "Required options must be placed before non-required options");
        }
        optional |= !required;
        value(option, here);
      } else {
        options(option.path("options"), here + ".options");
      }
    }
  }

  private void value(JsonNode option, String path) {
    ChoiceRules.check(option.path("choices"), path + ".choices", problems);
    for (int i = 0; i < option.path("choices").size(); i++) {
      JsonNode names = option.path("choices").get(i).path("name_localizations");
      localized(names, path + ".choices." + i + ".name_localizations", 100, false);
    }
    if (option.path("autocomplete").asBoolean(false) && !option.path("choices").isEmpty()) {
      problems.add(
          path + ".autocomplete",
          "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES",
          "Autocomplete and choices exclude each other");
    }
  }
}
