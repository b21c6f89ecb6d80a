/**
 * Packets that no kernel would send here: forged resets and the SYNs of a flood. They are only ever
 * sent in a lab's own network namespaces; start at {@link dee.bot.lab.forger.ResetForger}.
 */
@NullMarked
package dee.bot.lab.forger;

import org.jspecify.annotations.NullMarked;
