/**
 * Shells on targets over SSH, by JSch, which nothing else imports; start at {@link
 * dee.bot.ssh.JschShells}.
 */
@NullMarked
package dee.bot.ssh;

import org.jspecify.annotations.NullMarked;
