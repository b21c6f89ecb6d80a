/**
 * What a post-mortem tells, read out of a timeline and not yet in words; start at {@link
 * dee.bot.postmortem.facts.CaseFile}.
 */
@NullMarked
package dee.bot.postmortem.facts;

import org.jspecify.annotations.NullMarked;
