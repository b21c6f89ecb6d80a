/**
 * What Discord refuses in a body, and how it words the refusal; begin at {@link
 * dee.bot.discord.standin.rules.Problems}.
 */
@NullMarked
package dee.bot.discord.standin.rules;

import org.jspecify.annotations.NullMarked;
