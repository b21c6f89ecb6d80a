/**
 * Makes the pictures of post-mortems into PNG files for chats that show no SVG; start at {@link
 * dee.bot.picture.PngDrawings}.
 */
@NullMarked
package dee.bot.picture;

import org.jspecify.annotations.NullMarked;
