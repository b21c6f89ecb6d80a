package dee.bot.discord.standin;

import tools.jackson.databind.JsonNode;

/**
 * A role of the guild.
 *
 * @param permissions Discord's bits
 */
public record Role(long id, String name, long permissions, boolean mentionable, int position) {

  public String mention() {
    return "<@&" + id + ">";
  }

  JsonNode json() {
    return Json.object()
        .put("id", Json.id(id))
        .put("name", name)
        .put("color", 0)
        .put("permissions", Long.toString(permissions))
        .put("position", position)
        .put("mentionable", mentionable)
        .put("managed", false)
        .put("hoist", false)
        .put("flags", 0)
        .set(
            "colors",
            Json.object()
                .put("primary_color", 0)
                .putNull("secondary_color")
                .putNull("tertiary_color"));
  }
}
