/**
 * Changes with consent: plans, approvals, evidence first, setting aside, and whether it helped;
 * start at {@link dee.bot.mitigation.MitigationCommands} and {@link
 * dee.bot.mitigation.PlanExecution}.
 */
@NullMarked
package dee.bot.mitigation;

import org.jspecify.annotations.NullMarked;
