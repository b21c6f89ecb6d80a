package dee.bot.discord.standin.rules;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Collects what is wrong with a body, as the nested {@code errors} tree of Discord's 50035. */
public final class Problems {

  /**
   * One thing that is wrong.
   *
   * @param path the field, e.g. {@code embeds.0.title}
   * @param code e.g. {@code BASE_TYPE_MAX_LENGTH}
   */
  public record Problem(String path, String code, String message) {
    @Override
    public String toString() {
      return path + ": " + code + ": " + message;
    }
  }

  private final List<Problem> found = new ArrayList<>();

  public void add(String path, String code, String message) {
    found.add(new Problem(path, code, message));
  }

  /** A text's length in code points, both bounds included. */
  public void length(String path, String text, int least, int most) {
    int length = text.codePointCount(0, text.length());
    if (length < least && least == 1) {
      add(path, "BASE_TYPE_REQUIRED", "This field is required");
    } else if (length > most && least == 0) {
      add(path, "BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.");
    } else if (length < least || length > most) {
      add(
          path,
          "BASE_TYPE_BAD_LENGTH",
          "Must be between " + least + " and " + most + " in length.");
    }
  }

  /** A list's length. */
  public void count(String path, int count, int least, int most) {
    if (count > most && least == 0) {
      add(path, "BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.");
    } else if (count < least || count > most) {
      add(
          path,
          "BASE_TYPE_BAD_LENGTH",
          "Must be between " + least + " and " + most + " in length.");
    }
  }

  public void required(String path) {
    add(path, "BASE_TYPE_REQUIRED", "This field is required");
  }

  public List<Problem> found() {
    return List.copyOf(found);
  }

  public boolean any() {
    return !found.isEmpty();
  }

  /** The tree: every step of a path an object, the leaf holding {@code _errors}. */
  public ObjectNode tree() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    for (Problem problem : found) {
      ObjectNode node = root;
      for (String step : problem.path().split("\\.", -1)) {
        node = node.withObjectProperty(step);
      }
      node.withArrayProperty("_errors")
          .addObject()
          .put("code", problem.code())
          .put("message", problem.message());
    }
    return root;
  }
}
