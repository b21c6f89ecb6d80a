package dee.bot.target;

import java.util.Optional;

/**
 * How others reach Dee, and Dee them; what is empty is not there.
 *
 * @param alerts where alerts come in
 * @param discord where people talk to Dee
 * @param health where monitors look after Dee itself
 */
public record Doors(
    Optional<AlertSettings> alerts,
    Optional<DiscordSettings> discord,
    Optional<HealthSettings> health) {

  /** Nobody comes in. */
  public static final Doors CLOSED =
      new Doors(Optional.empty(), Optional.empty(), Optional.empty());
}
