/** Gives posts the form of Discord messages; start at {@link dee.bot.discord.form.Forms}. */
@NullMarked
package dee.bot.discord.form;

import org.jspecify.annotations.NullMarked;
