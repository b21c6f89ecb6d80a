/**
 * Has errands done at their time, by one Dee at a time and by another one when that dies; start at
 * {@link dee.bot.schedule.DbAgenda}.
 */
@NullMarked
package dee.bot.schedule;

import org.jspecify.annotations.NullMarked;
