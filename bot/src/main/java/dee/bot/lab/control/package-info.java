/**
 * How a command on a target asks the lab to change something: a script, a folder, and the lab's
 * desk; start at {@link dee.bot.lab.control.ControlDesk}.
 */
@NullMarked
package dee.bot.lab.control;

import org.jspecify.annotations.NullMarked;
