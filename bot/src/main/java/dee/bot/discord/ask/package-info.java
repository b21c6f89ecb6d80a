/**
 * What people do in Discord becomes commands; start at {@link dee.bot.discord.ask.Dispatcher} and
 * {@link dee.bot.discord.ask.Registration}.
 */
@NullMarked
package dee.bot.discord.ask;

import org.jspecify.annotations.NullMarked;
