/**
 * What the lab needs of this machine: addresses, child processes that end with it, a database, a
 * look at /proc; start at {@link dee.bot.lab.machine.Reaper}.
 */
@NullMarked
package dee.bot.lab.machine;

import org.jspecify.annotations.NullMarked;
