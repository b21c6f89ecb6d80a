/** What Dee says, as data without form or network; start at {@link dee.bot.room.Room}. */
@NullMarked
package dee.bot.room;

import org.jspecify.annotations.NullMarked;
