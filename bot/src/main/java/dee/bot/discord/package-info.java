/**
 * The room on Discord, over JDA; start at {@link dee.bot.discord.DiscordConnection}, which keeps
 * the connection.
 */
@NullMarked
package dee.bot.discord;

import org.jspecify.annotations.NullMarked;
