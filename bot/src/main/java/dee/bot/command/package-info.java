/** What people can ask, defined once as data; start at {@link dee.bot.command.CommandDesk}. */
@NullMarked
package dee.bot.command;

import org.jspecify.annotations.NullMarked;
