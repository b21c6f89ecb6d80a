/**
 * A chat in the terminal, that needs no account anywhere; start at {@link
 * dee.bot.console.ConsoleChat}.
 */
@NullMarked
package dee.bot.console;

import org.jspecify.annotations.NullMarked;
