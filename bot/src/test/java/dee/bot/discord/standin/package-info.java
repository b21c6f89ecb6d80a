/**
 * A Discord of our own for tests: REST v10 and the gateway, with the real limits, against which the
 * unmodified JDA runs; begin at {@link dee.bot.discord.standin.StandIn}.
 */
@NullMarked
package dee.bot.discord.standin;

import org.jspecify.annotations.NullMarked;
