/**
 * Keeps timelines in a database and evidence in files; start at {@link
 * dee.bot.store.DataDirectory}.
 */
@NullMarked
package dee.bot.store;

import org.jspecify.annotations.NullMarked;
