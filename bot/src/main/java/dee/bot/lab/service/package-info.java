/**
 * The programs that get sick: a small HTTP service with one bug at a time; start at {@link
 * dee.bot.lab.service.OrdersService}.
 */
@NullMarked
package dee.bot.lab.service;

import org.jspecify.annotations.NullMarked;
