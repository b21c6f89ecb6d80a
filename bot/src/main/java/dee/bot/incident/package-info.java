/**
 * What an incident is, folded from its append-only timeline; pure; start at {@link
 * dee.bot.incident.Incident}.
 */
@NullMarked
package dee.bot.incident;

import org.jspecify.annotations.NullMarked;
