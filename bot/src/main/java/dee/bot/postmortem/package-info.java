/**
 * Writes post-mortems, each a fold over an incident's timeline; start at {@link
 * dee.bot.postmortem.PostmortemFiles}.
 */
@NullMarked
package dee.bot.postmortem;

import org.jspecify.annotations.NullMarked;
