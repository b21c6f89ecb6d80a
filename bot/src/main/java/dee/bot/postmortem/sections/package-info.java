/**
 * The sections of a post-mortem, each from the facts of a case to Markdown; start at {@link
 * dee.bot.postmortem.sections.Section}.
 */
@NullMarked
package dee.bot.postmortem.sections;

import org.jspecify.annotations.NullMarked;
