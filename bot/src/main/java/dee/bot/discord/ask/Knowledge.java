package dee.bot.discord.ask;

import dee.bot.command.LiveValues;
import dee.bot.investigation.OfferedCommands;
import dee.bot.update.Drafts;

/**
 * What people are offered while they type or fill in a form.
 *
 * @param live from memory, for there are only three seconds
 * @param offered the inventory's commands
 */
public record Knowledge(LiveValues live, Drafts drafts, OfferedCommands offered) {}
