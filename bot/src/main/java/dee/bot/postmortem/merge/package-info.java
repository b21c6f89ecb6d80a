/**
 * Keeps what people wrote when a document is generated again; start at {@link
 * dee.bot.postmortem.merge.ThreeWayMerge}.
 */
@NullMarked
package dee.bot.postmortem.merge;

import org.jspecify.annotations.NullMarked;
