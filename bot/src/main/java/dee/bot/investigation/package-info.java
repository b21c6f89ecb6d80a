/**
 * Turns what a run of a playbook finds into timeline entries and posts; start at {@link
 * dee.bot.investigation.IncidentReporter}.
 */
@NullMarked
package dee.bot.investigation;

import org.jspecify.annotations.NullMarked;
