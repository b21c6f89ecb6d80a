/**
 * Keeps people informed: when the next update is due, a draft of it, and somebody who asks for it;
 * start at {@link dee.bot.update.UpdateClock}.
 */
@NullMarked
package dee.bot.update;

import org.jspecify.annotations.NullMarked;
