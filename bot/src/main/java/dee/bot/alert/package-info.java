/**
 * Alerts come in as webhooks and open or join incidents; start at {@link
 * dee.bot.alert.AlertServer}.
 */
@NullMarked
package dee.bot.alert;

import org.jspecify.annotations.NullMarked;
