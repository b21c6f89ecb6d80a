/**
 * Takes what was written for everyone out of the outbox and shows it, in order; start at {@link
 * dee.bot.delivery.Delivery}.
 */
@NullMarked
package dee.bot.delivery;

import org.jspecify.annotations.NullMarked;
