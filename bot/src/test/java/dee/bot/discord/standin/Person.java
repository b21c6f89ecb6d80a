package dee.bot.discord.standin;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ObjectNode;

/** A member of the guild, the bot included; roles can be given and taken. */
public final class Person {

  private final long id;
  private final String username;
  private final boolean bot;
  private final List<Role> roles;
  private volatile String locale = "en-US";

  Person(long id, String username, boolean bot, List<Role> roles) {
    this.id = id;
    this.username = username;
    this.bot = bot;
    this.roles = new CopyOnWriteArrayList<>(roles);
  }

  public long id() {
    return id;
  }

  public String username() {
    return username;
  }

  public String mention() {
    return "<@" + id + ">";
  }

  public List<Role> roles() {
    return List.copyOf(roles);
  }

  public String locale() {
    return locale;
  }

  /** The language of this person's client, e.g. {@code zh-CN}. */
  public Person speaks(String newLocale) {
    locale = newLocale;
    return this;
  }

  public Person gets(Role role) {
    roles.add(role);
    return this;
  }

  public Person loses(Role role) {
    roles.remove(role);
    return this;
  }

  ObjectNode user() {
    return Json.object()
        .put("id", Json.id(id))
        .put("username", username)
        .put("global_name", bot ? null : username.toUpperCase(Locale.ROOT))
        .put("discriminator", bot ? "4242" : "0")
        .putNull("avatar")
        .put("bot", bot);
  }

  /** The member without its user, as it stands in messages and among what is resolved. */
  ObjectNode member() {
    return Json.object()
        .put("joined_at", "2026-01-05T08:00:00.000000+00:00")
        .put("deaf", false)
        .put("mute", false)
        .put("flags", 0)
        .put("pending", false)
        .putNull("nick")
        .putNull("avatar")
        .putNull("communication_disabled_until")
        .set("roles", roles.stream().map(role -> Json.id(role.id())).collect(Json.toTexts()));
  }

  ObjectNode memberWithUser() {
    ObjectNode member = member();
    member.set("user", user());
    return member;
  }

  @Override
  public String toString() {
    return username;
  }
}
