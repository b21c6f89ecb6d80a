package dee.bot.target;

/**
 * Where monitors look after Dee itself.
 *
 * @param port 0 takes any free one
 */
public record HealthSettings(String bind, int port) {}
