/** The command line and the wiring of everything; start at {@link dee.bot.Main}. */
@NullMarked
package dee.bot;

import org.jspecify.annotations.NullMarked;
