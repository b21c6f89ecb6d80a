/**
 * Brings what Dee says to Discord, each post once and to its place; start at {@link
 * dee.bot.discord.post.DiscordChannel}.
 */
@NullMarked
package dee.bot.discord.post;

import org.jspecify.annotations.NullMarked;
