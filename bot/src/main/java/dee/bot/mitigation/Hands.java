package dee.bot.mitigation;

/**
 * What a plan is carried out with.
 *
 * @param probing takes evidence first, and looks again where the outcome is not known
 */
public record Hands(CommandShell commands, Health health, Probing probing) {}
