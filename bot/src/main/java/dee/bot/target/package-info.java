/**
 * The inventory: services, their instances, the machines they run on, and what may be done there;
 * start at {@link dee.bot.target.Inventory}.
 */
@NullMarked
package dee.bot.target;

import org.jspecify.annotations.NullMarked;
