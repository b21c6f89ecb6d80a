/**
 * What captures tell about the connections of one service; start at {@link
 * dee.probes.packets.wire.Wire}.
 */
@NullMarked
package dee.probes.packets.wire;

import org.jspecify.annotations.NullMarked;
