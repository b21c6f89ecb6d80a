/**
 * Faults on demand: real processes on this machine, reached over real SSH; start at {@link
 * dee.bot.lab.Lab} and {@link dee.bot.lab.Scenarios}.
 */
@NullMarked
package dee.bot.lab;

import org.jspecify.annotations.NullMarked;
