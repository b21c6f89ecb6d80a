/**
 * Lets monitors look after Dee itself: whether it works, and its numbers; start at {@link
 * dee.bot.health.HealthServer}.
 */
@NullMarked
package dee.bot.health;

import org.jspecify.annotations.NullMarked;
