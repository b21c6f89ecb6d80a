package dee.bot.discord.ask;

import dee.bot.command.CommandDesk;
import dee.bot.command.Registry;

/**
 * Where commands go, and how buttons name them.
 *
 * @param registry the commands of this chat
 */
public record Commands(CommandDesk desk, Registry registry, CommandIds ids) {}
