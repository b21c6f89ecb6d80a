/**
 * Draws the pictures of a post-mortem as SVG, without a library: a dozen shapes in a few classes
 * follow the page's colours, can be read aloud, and come out the same on every machine. Start at
 * {@link dee.bot.postmortem.picture.Pictures}.
 */
@NullMarked
package dee.bot.postmortem.picture;

import org.jspecify.annotations.NullMarked;
