/**
 * The clients of the sick programs, all in one process; start at {@link
 * dee.bot.lab.load.LoadProgram}.
 */
@NullMarked
package dee.bot.lab.load;

import org.jspecify.annotations.NullMarked;
