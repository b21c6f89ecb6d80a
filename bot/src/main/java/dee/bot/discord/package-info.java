/** The room on Discord, over JDA. */
@NullMarked
package dee.bot.discord;

import org.jspecify.annotations.NullMarked;
