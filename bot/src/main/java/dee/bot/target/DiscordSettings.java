package dee.bot.target;

import dee.bot.incident.Severity;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where people talk to Dee on Discord, and who may do what there.
 *
 * @param token what the bot proves itself with
 * @param announce the role, by name or id, that is called for an incident of that severity
 */
public record DiscordSettings(
    SecretSource token,
    Place place,
    RoleRights rights,
    Map<Severity, String> announce,
    Optional<Service> service) {

  public DiscordSettings {
    announce = Map.copyOf(announce);
  }

  /**
   * The channel that everyone reads.
   *
   * @param channel its id
   * @param guild the id of its server; empty: whichever has that channel
   */
  public record Place(String channel, Optional<String> guild) {}

  /** What stands for Discord itself: a proxy, or a server for tests. */
  public record Service(URI api, URI gateway) {}
}
