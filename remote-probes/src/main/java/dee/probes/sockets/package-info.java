/**
 * Listeners, states, CLOSE-WAIT and outgoing connections; start at {@link
 * dee.probes.sockets.ListenersProbe}.
 */
@NullMarked
package dee.probes.sockets;

import org.jspecify.annotations.NullMarked;
